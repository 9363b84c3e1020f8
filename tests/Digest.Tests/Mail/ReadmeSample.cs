using Digest.Mail;
using Digest.Mail.Dkim;
using Digest.Mail.Messages;
using Digest.Mail.Smtp;

namespace Digest.Tests.Mail;

/// <summary>What the library's README shows, in these very lines.</summary>
internal static class ReadmeSample
{
    public static async Task<SmtpOutcome> SendAsync(string password, CancellationToken cancellationToken)
    {
        var news = new Mailbox("موجز الأسبوع", EmailAddress.Parse("news@example.org"));
        using var template = new MessageTemplate(
            news,
            subject: "صباح الخير",
            text: new MessageContent(["مرحبا ", "\n"]),                 // one place: n + 1 literals around n places
            html: new MessageContent(["<p>مرحبا ", "</p>"]),
            headers: new HeaderList().Structured("Precedence", "bulk"));

        await using var transport = new SmtpTransport(new SmtpOptions { Host = "smtp.example.org", UserName = "news", Password = password });
        var reader = EmailAddress.Parse("reader@example.net");
        using var message = template.Compose(
            new MessageFields
            {
                To = new Mailbox("ليلى", reader),
                MessageId = "<7f3a@example.org>",                        // the same whenever this copy is sent again
                Date = DateTimeOffset.UtcNow,
                Unsubscribe = new Uri("https://example.org/u/7f3a"),     // one click, RFC 8058
            },
            textValues: ["ليلى"],
            htmlValues: ["ليلى"]);                                       // encoded for html by the caller
        var outcome = await transport.SendAsync(new SmtpEnvelope(news.Address, reader), message.Bytes, cancellationToken);
        return outcome;
    }

    public static ComposedMessage Sign(Mailbox news, string subject, MessageContent text, MessageContent html, HeaderList headers, string pem, MessageFields fields)
    {
        using var signer = new DkimSigner(new DkimOptions { Domain = "example.org", Selector = "2026a", PrivateKey = pem });
        using var template = new MessageTemplate(news, subject, text, html, headers, signer);
        return template.Compose(fields, [], []);
    }
}
