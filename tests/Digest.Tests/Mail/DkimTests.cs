using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Digest.Mail;
using Digest.Mail.Dkim;
using Digest.Mail.Messages;

namespace Digest.Tests.Mail;

/// <summary>A verifier of another make judges whole mails in the integration tests; here each rule is tried by itself.</summary>
public sealed partial class DkimTests : IDisposable
{
    private static readonly RSA Key = RSA.Create(2048);
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 7, 5, 0, TimeSpan.Zero);

    private readonly DkimSigner _signer = new(Options());

    public void Dispose() => _signer.Dispose();

    [Fact]
    public void The_example_of_relaxed_forms_hashes_as_the_standard_says()
    {
        // RFC 6376, 3.4.5: header and body become "a:X", "b:Y Z" and " C", "D E".
        var message = "Subject: X \r\nList-B : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n";

        var field = Sign(message);

        Assert.Equal(Hash(" C\r\nD E\r\n"), Tag(field, "bh"));
        Assert.True(Verifies(field, "list-b:Y Z\r\nsubject:X\r\n"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\r\n", "")]
    [InlineData("\r\n\r\n", "")]
    [InlineData("a", "a\r\n")]
    [InlineData("a\r\n", "a\r\n")]
    [InlineData("a \r\n\r\nb\r\n\r\n", "a\r\n\r\nb\r\n")]
    [InlineData("a  b\tc\r\n", "a b c\r\n")]
    [InlineData("\r\n\r\na\r\n", "\r\n\r\na\r\n")]
    [InlineData("  \r\n a\r\n \r\n", "\r\n a\r\n")]
    public void A_body_is_hashed_in_its_relaxed_form(string body, string relaxed) =>
        Assert.Equal(Hash(relaxed), Tag(Sign($"Subject: x\r\n\r\n{body}"), "bh"));

    [Fact]
    public void A_signature_says_how_it_was_made()
    {
        var field = Sign("Subject: x\r\n\r\n");

        Assert.StartsWith("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n d=example.org;\r\n s=2026a; t=1795331100;\r\n h=", field, StringComparison.Ordinal);
        // Without l= the whole body is signed: nothing can be added to it.
        Assert.DoesNotContain(" l=", field, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", field, StringComparison.Ordinal);
        Assert.All(field.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
    }

    [Fact]
    public void Fields_that_a_reader_sees_can_neither_change_nor_be_added()
    {
        var names = Tag(Sign("From: a@example.org\r\nReceived: x\r\nX-Own: y\r\nSubject: x\r\nCc: b\r\nCc: c\r\n\r\n"), "h").Split(':');

        Assert.Equal(["Cc", "Cc", "Subject", "From", "From", "Reply-To", "To", "Subject", "Date", "Message-ID"], names);
    }

    [Fact]
    public void Each_copy_of_an_issue_is_signed_for_itself_and_all_else_stays_as_it_was_P9()
    {
        var from = new Mailbox("موجز", EmailAddress.Parse("news@example.org"));
        var content = new MessageContent(["مرحبا ", $"!\n{new string('x', 4000)}\n"]);
        using var plain = new MessageTemplate(from, "العدد ٤٧", content, content);
        using var signed = new MessageTemplate(from, "العدد ٤٧", content, content, signer: _signer);

        foreach (var name in new[] { "ليلى", "", new string('م', 300), "يوسف", "x" })
        {
            var fields = new MessageFields { To = new Mailbox(name, EmailAddress.Parse("reader@example.net")), MessageId = "<1@example.org>", Date = Now, Unsubscribe = new Uri("https://example.org/u/1") };
            using var expected = plain.Compose(fields, [name], [name]);
            using var message = signed.Compose(fields, [name], [name]);

            var text = Encoding.UTF8.GetString(message.Bytes.Span);
            var field = text[..(text.Length - expected.Bytes.Length)];
            Assert.Equal(Encoding.UTF8.GetString(expected.Bytes.Span), text[field.Length..]);
            Assert.Equal(Sign(text[field.Length..]), field);
            var mail = new ParsedMail(expected.Bytes.Span);
            Assert.Equal(Hash(mail.Body), Tag(field, "bh"));
            Assert.True(Verifies(field, RelaxedHeader(mail, Tag(field, "h"))));
        }
    }

    [Fact]
    public void A_message_that_is_none_is_not_signed()
    {
        Assert.Throws<FormatException>(() => Sign("Subject: x\r\n"));
        Assert.Throws<FormatException>(() => Sign("no field\r\n\r\n"));
        Assert.Throws<FormatException>(() => Sign(string.Concat(Enumerable.Repeat("Cc: x\r\n", 101)) + "\r\n"));
    }

    [Fact]
    public void Wrong_settings_are_named_and_the_key_is_not()
    {
        using var weak = RSA.Create(1024);
        using var ecdsa = ECDsa.Create();
        Assert.Empty(new DkimOptions().Problems());
        Assert.Empty(Options().Problems());
        Assert.Empty(Options(o => o.PrivateKey = o.PrivateKey!.Replace("\n", "\\n", StringComparison.Ordinal)).Problems());
        Assert.StartsWith("Domain", Assert.Single(Options(o => o.Domain = "a b").Problems()), StringComparison.Ordinal);
        Assert.StartsWith("Selector", Assert.Single(Options(o => o.Selector = "").Problems()), StringComparison.Ordinal);
        foreach (var key in new[] { "", "sesame", Key.ExportRSAPublicKeyPem(), ecdsa.ExportPkcs8PrivateKeyPem(), weak.ExportPkcs8PrivateKeyPem() })
        {
            var options = Options(o => o.PrivateKey = key);
            Assert.StartsWith("PrivateKey", Assert.Single(options.Problems()), StringComparison.Ordinal);
            Assert.True(key.Length == 0 || !Assert.Throws<ArgumentException>(() => new DkimSigner(options)).Message.Contains(key, StringComparison.Ordinal));
        }

        Assert.Equal("2026a._domainkey.example.org", Options().ToString());
    }

    private static DkimOptions Options(Action<DkimOptions>? change = null)
    {
        var options = new DkimOptions { Domain = "example.org", Selector = "2026a", PrivateKey = Key.ExportPkcs8PrivateKeyPem() };
        change?.Invoke(options);
        return options;
    }

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Tag(string field, string name)
    {
        var tags = Blanks().Replace(field[(field.IndexOf(':', StringComparison.Ordinal) + 1)..], "").Split(';');
        return Assert.Single(tags, tag => tag.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];
    }

    private static bool Verifies(string field, string signedHeader)
    {
        var signature = Convert.FromBase64String(Tag(field, "b"));
        var own = field[..(field.IndexOf(" b=", StringComparison.Ordinal) + 3)];
        var relaxed = "dkim-signature:" + Blanks().Replace(own["DKIM-Signature:".Length..], " ").Trim();
        return Key.VerifyData(Encoding.UTF8.GetBytes(signedHeader + relaxed), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static string RelaxedHeader(ParsedMail mail, string names)
    {
        var left = mail.Fields.ToList();
        var result = new StringBuilder();
        foreach (var name in names.Split(':'))
        {
            var index = left.FindLastIndex(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
                continue;
            result.Append(name.ToLowerInvariant()).Append(':').Append(Blanks().Replace(left[index].Value, " ").Trim()).Append("\r\n");
            left.RemoveAt(index);
        }

        return result.ToString();
    }

    private string Sign(string message) => Encoding.ASCII.GetString(_signer.Sign(Encoding.UTF8.GetBytes(message), Now));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
