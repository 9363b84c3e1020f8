using System.Net.Http.Json;
using System.Text.Json;

namespace Digest.LocalHost.Services;

/// <summary>
/// An SMTP server on a free port of 127.0.0.1 that delivers nothing and keeps every message in its folder, with a page
/// to read them. It offers neither TLS nor AUTH. A recipient called <c>reply-451</c> or <c>reply-550-5.1.1</c>, at any
/// domain, is answered so.
/// </summary>
public sealed class MailCatcher : IAsyncDisposable
{
    private readonly NodeService _service;
    private readonly HttpClient _http;

    private MailCatcher(NodeService service, Ports ports)
    {
        _service = service;
        SmtpPort = ports.Smtp;
        Inbox = new Uri($"http://127.0.0.1:{ports.Http}/");
        _http = new HttpClient { BaseAddress = Inbox };
    }

    /// <summary>Where it takes mail.</summary>
    public int SmtpPort { get; }

    /// <summary>The page for people.</summary>
    public Uri Inbox { get; }

    /// <summary>Starts the mail catcher and waits until it answers. Installs it on first use.</summary>
    /// <param name="dataDirectory">Where it keeps mail, over restarts; made if missing. One process at a time may use it.</param>
    /// <param name="cancellationToken">Stops waiting, and the mail catcher.</param>
    /// <exception cref="LocalServiceException">It cannot be installed or started; the message says why and what helps.</exception>
    public static async Task<MailCatcher> StartAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        var directory = Path.GetFullPath(dataDirectory);
        Ports? ports = null;
        var service = await NodeService.StartAsync(
            "The mail catcher",
            directory,
            ["mail-catcher.cjs", directory],
            line => line.StartsWith('{') && (ports = JsonSerializer.Deserialize<Ports>(line, JsonSerializerOptions.Web)) is not null,
            cancellationToken);
        try
        {
            var catcher = new MailCatcher(service, ports!);
            await service.BecomeReadyAsync([catcher.Inbox], cancellationToken);
            return catcher;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Everything that was accepted, oldest first.</summary>
    public async Task<IReadOnlyList<CaughtMail>> ReadAsync(CancellationToken cancellationToken)
    {
        var mails = new List<CaughtMail>();
        foreach (var mail in await _http.GetFromJsonAsync<Listed[]>("api/mails", cancellationToken) ?? [])
        {
            var raw = await _http.GetByteArrayAsync($"mails/{mail.Id}/source.eml", cancellationToken);
            mails.Add(new CaughtMail(mail.Id, mail.From, mail.To, mail.Subject, mail.Received, raw));
        }

        return mails;
    }

    /// <summary>Stops the mail catcher; its mail stays in its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _service.DisposeAsync();
    }

    private sealed record Ports(int Smtp, int Http);

    private sealed record Listed(string Id, string From, string[] To, string Subject, DateTimeOffset Received);
}
