using System.Text;
using Digest.Channels.Mail;
using Digest.Core.Delivery;
using Digest.Mail.Smtp;
using Digest.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Server = Digest.Tests.Mail.ScriptedSmtpServer;

namespace Digest.Tests.Mail;

/// <summary>
/// A preview is a mail of its issue that goes to its editor: it owes all that a reader's copy owes, on the bytes that a
/// server received.
/// </summary>
public sealed class PreviewRulesTests
{
    [Fact]
    public async Task Its_header_is_that_of_a_copy_M2_M3_M4_M7()
    {
        var mail = await SendAsync();
        string[] once = ["From", "To", "Date", "Message-ID", "Subject", "MIME-Version", "Content-Type", "Reply-To"];

        Assert.All(once, name => Assert.Single(mail.Fields, field => field.Name == name));
        Assert.DoesNotContain(mail.Fields, field => field.Name is "Cc" or "Bcc" or "Sender");
        Assert.True(Ascii.IsValid(mail.RawHeader));
        Assert.Equal("editor@news.example", mail.Raw("To"));
        Assert.Matches("^<[0-9a-f]{32}@news\\.example>$", mail.Raw("Message-ID"));
    }

    [Fact]
    public async Task It_names_its_list_as_a_copy_does_M9_M10_M17_M18_M19_M20()
    {
        var mail = await SendAsync();

        Assert.Matches("^<https://digest\\.news\\.example/api/unsubscribe/[a-z0-9-]+/[0-9a-f]{64}>$", mail.Raw("List-Unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", mail.Raw("List-Unsubscribe-Post"));
        Assert.EndsWith("<weekly.news.example>", mail.Raw("List-Id"), StringComparison.Ordinal);
        Assert.All(new[] { "List-Help", "List-Owner", "List-Archive", "Feedback-ID" }, name => Assert.True(mail.Has(name)));
        Assert.Equal(("NO", "auto-generated", "bulk"), (mail.Raw("List-Post"), mail.Raw("Auto-Submitted"), mail.Raw("Precedence")));
    }

    [Fact]
    public async Task Both_parts_say_that_it_is_a_preview_and_the_title_is_the_subject_M6_M8_M47()
    {
        var mail = await SendAsync();
        var parts = mail.Parts();

        Assert.Equal(["text/plain; charset=utf-8", "text/html; charset=utf-8"], parts.Select(part => part.Type));
        Assert.All(parts, part => Assert.Contains("معاينة", part.Text, StringComparison.Ordinal));
        Assert.All(parts, part => Assert.DoesNotContain("{{", part.Text, StringComparison.Ordinal));
        Assert.Contains($"<title>{mail.Text("Subject")}</title>", parts[1].Text, StringComparison.Ordinal);
    }

    private static async Task<ParsedMail> SendAsync()
    {
        await using var server = new Server();
        var newsroom = new Newsroom();
        var options = new MailOptions { Host = "127.0.0.1", Port = server.Port, Security = SmtpSecurity.None, ReplyTo = "editors@news.example" };
        await using var channel = new MailChannel(Options.Create(options), newsroom.Time, NullLogger<MailChannel>.Instance);
        await newsroom.UploadArticleAsync(1);
        var issue = await newsroom.Desk.FindAsync("weekly", CancellationToken.None);

        var outcome = await newsroom.PreviewsWith(channel).SendAsync(newsroom.Editions["weekly"], issue, "editor@news.example", CancellationToken.None);

        Assert.Equal(OutcomeKind.Sent, outcome.Kind);
        Assert.Contains("RCPT TO:<editor@news.example>", server.Commands);
        // Reading asserts CRLF, the length of lines and words, and the form of both parts (M1, M4, M6).
        return new ParsedMail(Assert.Single(server.Messages));
    }
}
