using System.Globalization;
using System.Text.Json;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Mail;

/// <summary>A mail catcher, and mail servers that want TLS and a login (ed, sesame): npm smtp-server with its own certificate.</summary>
public sealed class MailFixture : IAsyncLifetime
{
    private const string Servers = """
        const { SMTPServer } = require('smtp-server');
        const listen = options => new Promise(resolve => {
          const server = new SMTPServer({
            ...options,
            disableReverseLookup: true,
            authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
            onAuth: (auth, session, done) => {
              if (auth.method === 'XOAUTH2')
                return auth.accessToken === 'token-1' ? done(null, { user: auth.username }) : done(null, { data: { status: '401', schemes: 'bearer' } });
              return auth.username === 'ed' && auth.password === 'sesame' ? done(null, { user: 'ed' }) : done(new Error('Invalid username or password'));
            },
            onData: (stream, session, done) => {
              let size = 0;
              stream.on('data', chunk => size += chunk.length);
              stream.on('end', () => done(null, `${size} octets of ${session.user} over ${session.secure ? 'TLS' : 'nothing'}`));
            },
          });
          server.on('error', () => {});
          const listener = server.listen(0, '127.0.0.1', () => resolve(listener.address().port));
        });
        Promise.all([listen({ secure: false }), listen({ secure: true })]).then(ports => console.log(JSON.stringify(ports)));
        process.stdin.on('end', () => process.exit()).resume();
        """;

    private const string Parser = """
        const { simpleParser } = require('mailparser');
        simpleParser(require('fs').readFileSync(process.argv[1])).then(mail => console.log(JSON.stringify({
          subject: mail.subject, from: mail.from.value[0], to: mail.to.value[0], messageId: mail.messageId, date: mail.date,
          text: mail.text, html: mail.html, attachments: mail.attachments.length, lines: mail.headerLines.map(header => header.line), headers: mail.headerLines.map(header => header.key),
          list: mail.headers.get('list'),
        })));
        """;

    private readonly string _folder = LocalRun.NewFolder();
    private MailCatcher? _catcher;
    private NodeScript? _servers;

    /// <summary>The mail catcher. Skips the test that asks when Node is missing.</summary>
    public MailCatcher Catcher
    {
        get
        {
            LocalRun.SkipWithoutNode();
            return _catcher!;
        }
    }

    /// <summary>A server that offers STARTTLS. Skips the test that asks when Node is missing.</summary>
    public int StartTlsPort => PortOf(0);

    /// <summary>A server that speaks TLS from the first byte. Skips the test that asks when Node is missing.</summary>
    public int TlsPort => PortOf(1);

    public async Task InitializeAsync()
    {
        if (!LocalRun.HasNode)
            return;
        _catcher = await MailCatcher.StartAsync(_folder, CancellationToken.None);
        _servers = await NodeScript.StartAsync(Servers);
    }

    public async Task DisposeAsync()
    {
        if (_servers is not null)
            await _servers.DisposeAsync();
        if (_catcher is not null)
            await _catcher.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What mailparser makes of a message.</summary>
    public async Task<JsonElement> ParseAsync(ReadOnlyMemory<byte> message)
    {
        var file = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{Guid.NewGuid():N}.eml"));
        await File.WriteAllBytesAsync(file, message.ToArray());
        await using var parser = await NodeScript.StartAsync(Parser, file);
        return JsonDocument.Parse(parser.FirstLine).RootElement.Clone();
    }

    private int PortOf(int index)
    {
        LocalRun.SkipWithoutNode();
        return JsonSerializer.Deserialize<int[]>(_servers!.FirstLine)![index];
    }
}
