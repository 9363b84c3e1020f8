using System.Net;
using System.Net.Mail;
using System.Text;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Services;

public sealed class MailCatcherTests : IDisposable
{
    private readonly string _folder = LocalRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task A_mail_is_kept_as_it_came_also_over_a_restart()
    {
        LocalRun.SkipWithoutNode();
        await using (var catcher = await MailCatcher.StartAsync(_folder, CancellationToken.None))
            await SendAsync(catcher, "reader@example.org", "نشرة الأسبوع", "<p dir=rtl>مرحبا</p>");

        await using var again = await MailCatcher.StartAsync(_folder, CancellationToken.None);
        await SendAsync(again, "other@example.org", "second", "");
        var mails = await again.ReadAsync(CancellationToken.None);

        Assert.Equal(["نشرة الأسبوع", "second"], mails.Select(mail => mail.Subject));
        Assert.Equal("sender@example.org", mails[0].From);
        Assert.Equal(["reader@example.org"], mails[0].To);
        Assert.Contains("Subject: =?utf-8?", Encoding.ASCII.GetString(mails[0].Raw.Span), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("reply-450@example.org", SmtpStatusCode.MailboxBusy)]
    [InlineData("reply-550-5.1.1@example.org", SmtpStatusCode.MailboxUnavailable)]
    public async Task A_recipient_can_ask_to_be_refused(string recipient, SmtpStatusCode code)
    {
        LocalRun.SkipWithoutNode();
        await using var catcher = await MailCatcher.StartAsync(_folder, CancellationToken.None);

        var error = await Assert.ThrowsAsync<SmtpFailedRecipientException>(() => SendAsync(catcher, recipient, "refused", "text"));

        Assert.Equal(code, error.StatusCode);
        Assert.Empty(await catcher.ReadAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task The_inbox_shows_what_strangers_wrote_as_text()
    {
        LocalRun.SkipWithoutNode();
        await using var catcher = await MailCatcher.StartAsync(_folder, CancellationToken.None);
        await SendAsync(catcher, "reader@example.org", "<script>alert(1)</script>", "<p dir=rtl>مرحبا</p><script>alert(2)</script>");
        var id = (await catcher.ReadAsync(CancellationToken.None))[0].Id;
        using var http = new HttpClient { BaseAddress = catcher.Inbox };

        foreach (var page in new[] { "", $"mails/{id}", $"mails/{id}?view=text", $"mails/{id}?view=source" })
        {
            var html = await http.GetStringAsync(page);
            Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
            Assert.Contains("&#60;script", html, StringComparison.Ordinal);
        }

        using var part = await http.GetAsync($"mails/{id}/html");
        Assert.Contains("مرحبا", await part.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("sandbox", part.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("GET", "mails/000009", "127.0.0.1", HttpStatusCode.NotFound)]
    [InlineData("GET", "mails/..%2F..%2Fpackage.json", "127.0.0.1", HttpStatusCode.NotFound)]
    [InlineData("POST", "", "127.0.0.1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "", "rebound.example.org", HttpStatusCode.MisdirectedRequest)]
    public async Task The_inbox_answers_nothing_else(string method, string path, string host, HttpStatusCode expected)
    {
        LocalRun.SkipWithoutNode();
        await using var catcher = await MailCatcher.StartAsync(_folder, CancellationToken.None);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(catcher.Inbox, path)) { Headers = { Host = host } };

        using var response = await http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    private static async Task SendAsync(MailCatcher catcher, string to, string subject, string html)
    {
        using var client = new SmtpClient("127.0.0.1", catcher.SmtpPort);
        using var mail = new MailMessage("sender@example.org", to, subject, html) { IsBodyHtml = true, SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8 };
        await client.SendMailAsync(mail);
    }
}
