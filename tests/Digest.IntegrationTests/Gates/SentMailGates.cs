using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Digest.Channels.Mail;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.IntegrationTests.Mail;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;
using Digest.Mail.Smtp;
using Digest.Shared.Matrix;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.IntegrationTests.Gates;

/// <summary>Whole messages as a server gets them, before a spam filter and a parser of another make.</summary>
public sealed partial class SentMailGates(SentMailGates.Sent sent) : IClassFixture<SentMailGates.Sent>
{
    private const string Unsubscribe = "https://digest.mizan.example/api/unsubscribe/weekly/0123456789abcdef0123456789abcdef";

    private const string Parser = """
        const fs = require('fs'), path = require('path'), { simpleParser } = require('mailparser');
        const folder = process.argv[1];
        Promise.all(fs.readdirSync(folder).filter(name => name.endsWith('.eml')).map(async name => {
          const mail = await simpleParser(fs.readFileSync(path.join(folder, name)));
          return [name.slice(0, -4), { subject: mail.subject, from: mail.from.value[0], to: mail.to.value[0], text: mail.text, html: mail.html,
            attachments: mail.attachments.length, list: mail.headers.get('list'), headers: mail.headerLines.map(header => header.key) }];
        })).then(all => console.log(JSON.stringify(Object.fromEntries(all))));
        """;

    [SkippableFact]
    public async Task A_parser_of_another_make_reads_what_was_rendered_M6()
    {
        await using var parser = await NodeScript.StartAsync(Parser, sent.Folder);
        var parsed = JsonDocument.Parse(parser.FirstLine).RootElement;

        Assert.All(IssueMatrix.All, issue =>
        {
            var mail = parsed.GetProperty(issue.Name);
            string Filled(string part) => part
                .Replace(ReaderMark.For(ReaderMark.UnsubscribeUrl), Unsubscribe, StringComparison.Ordinal)
                .Replace(ReaderMark.For(ReaderMark.PreferencesUrl), Unsubscribe, StringComparison.Ordinal);
            Assert.Equal(issue.Rendered.Subject, mail.GetProperty("subject").GetString());
            Assert.Equal(issue.Edition.From, mail.GetProperty("from").GetProperty("name").GetString());
            Assert.Equal(Filled(issue.Rendered.EmailText), mail.GetProperty("text").GetString());
            Assert.Equal(Filled(issue.Rendered.EmailHtml), mail.GetProperty("html").GetString());
            Assert.Equal(0, mail.GetProperty("attachments").GetInt32());
            Assert.Equal(Unsubscribe, mail.GetProperty("list").GetProperty("unsubscribe").GetProperty("url").GetString());
            Assert.DoesNotContain("bcc", mail.GetProperty("headers").EnumerateArray().Select(header => header.GetString()));
        });
    }

    [SkippableFact]
    public async Task A_spam_filter_finds_nothing_to_hold_against_the_mail_M8()
    {
        Skip.IfNot(GateTool.Exists("spamassassin"), "spamassassin is not on the PATH (Debian: apt install spamassassin)");
        var judged = await GateTool.RunAsync("spamassassin", sent.Folder,
            ["-L", "-x", "-t", "--cf=use_bayes 0", "--cf=bayes_auto_learn 0", "--cf=dns_available no", .. IssueMatrix.All.Select(issue => $"{issue.Name}.eml")]);

        var scores = Statuses().Matches(judged).Select(match => (Score: double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), Tests: Spaces().Replace(match.Groups[2].Value, ""))).ToList();
        Assert.Equal(IssueMatrix.All.Count, scores.Count);
        // Words of a stranger may look like spam (an address of 250 letters, the end of an html page); they do not make the mail spam.
        var suspects = IssueMatrix.All.Zip(scores).Where(mail => mail.Second.Score > (mail.First is { IsHostile: true, Name: not "hostile-code" } ? 2 : 0)).Select(mail => $"{mail.First.Name}: {mail.Second.Score} by {mail.Second.Tests}").ToList();
        Assert.True(suspects.Count is 0, string.Join('\n', suspects));
    }

    [GeneratedRegex(@"^X-Spam-Status: \w+, score=(-?[\d.]+) required=[\d.]+ tests=([A-Z0-9_,\s]*?)\s+autolearn", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Statuses();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    /// <summary>Every issue of the matrix in a file as it went out, through the mail channel and a mail catcher.</summary>
    public sealed class Sent : IAsyncLifetime
    {
        private string? _folder;

        /// <summary>The folder of the files. Skips the test that asks when Node is missing.</summary>
        public string Folder
        {
            get
            {
                LocalRun.SkipWithoutNode();
                return _folder!;
            }
        }

        public async Task InitializeAsync()
        {
            if (!LocalRun.HasNode)
                return;
            _folder = LocalRun.NewFolder();
            await using var catcher = await MailCatcher.StartAsync(Path.Combine(_folder, "catcher"), CancellationToken.None);
            await using var services = new ServiceCollection().AddLogging()
                .AddMailChannel(options => (options.Host, options.Port, options.Security) = ("127.0.0.1", catcher.SmtpPort, SmtpSecurity.None)).BuildServiceProvider();
            foreach (var issue in IssueMatrix.All)
            {
                await using var prepared = services.GetRequiredService<IChannel>().Prepare(issue.Edition, issue.Issue, issue.Rendered);
                var reader = new Subscriber { Id = "s", Edition = "weekly", Channel = ChannelKind.Email, Address = "reader@example.net", Name = "ليلى" };
                Assert.Equal(OutcomeKind.Sent, (await prepared.SendAsync(new Copy(reader, Guid.NewGuid().ToString("N"), new Uri(Unsubscribe), 1), CancellationToken.None)).Kind);
            }

            foreach (var (issue, mail) in IssueMatrix.All.Zip(await catcher.ReadAsync(CancellationToken.None)))
                await File.WriteAllBytesAsync(Path.Combine(_folder, $"{issue.Name}.eml"), mail.Raw.ToArray());
        }

        public Task DisposeAsync()
        {
            if (_folder is not null)
                Directory.Delete(_folder, recursive: true);
            return Task.CompletedTask;
        }
    }
}
