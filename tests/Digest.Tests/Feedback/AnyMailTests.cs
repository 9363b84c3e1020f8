using System.Text;
using Digest.Core.Feedback;
using Digest.Core.Feedback.Mail;
using Digest.Core.Feedback.Providers;
using Digest.Tests.Articles.Robustness;
using FsCheck.Xunit;

namespace Digest.Tests.Feedback;

/// <summary>Whatever comes to the address for bounces, there is an answer, of bounded size.</summary>
public sealed class AnyMailTests
{
    private readonly Desk _desk = new();

    [Fact]
    public async Task Damaged_reports_have_an_answer()
    {
        var reader = await _desk.ReaderAsync("nadia@readers.example");
        var (to, link) = (_desk.Sender(reader), _desk.Link(reader));
        var corpus = new[]
        {
            Reports.Postfix(to, reader.Address, "5.1.1", "smtp; 550 5.1.1 no"), Reports.Exim(to, reader.Address, "550 no"), Reports.Exchange(to, reader.Address, link),
            Reports.Gmail(to, reader.Address, "failed", "4.4.1", "smtp; 421"), Reports.Qmail(to, reader.Address, "no. (#5.1.1)"), Reports.Complaint(link), Reports.OutOfOffice(to), Reports.OldExim(reader.Address, "550 no", link),
        }.Select(mail => Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n"))).ToArray();
        var understood = 0;

        for (var seed = 0; seed < 1_500; seed++)
        {
            var mail = new Mutator(seed, corpus).Next();
            foreach (var report in _desk.Mail.Read(mail))
            {
                understood++;
                Assert.True(report.Kind > FeedbackKind.Other && report.Detail.Length <= 8_192 && report.Addresses.Count <= 16, $"seed {seed}");
                await _desk.Subject.ReceiveAsync(report, default);
            }
        }

        // Damage leaves most of them readable; else this would test nothing.
        Assert.True(understood > 300, $"{understood} reports");
    }

    [Property]
    public void Any_bytes_have_an_answer(byte[] bytes, string text)
    {
        Assert.NotNull(_desk.Mail.Read(bytes));
        Assert.NotNull(_desk.Mail.Read(Encoding.UTF8.GetBytes("Content-Type: multipart/report; boundary=b\n\n--b\n" + text)));
        EventGridPost.Read(bytes);
        SnsMessage.Read(Encoding.UTF8.GetBytes(text ?? ""));
        new SesNotice(_desk.Tokens).Read(text ?? "");
    }

    [Fact]
    public void A_mail_of_many_parts_many_fields_and_long_lines_is_read_within_limits()
    {
        var parts = string.Concat(Enumerable.Range(0, 5_000).Select(_ => "--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n"));
        Assert.InRange(MailPart.Read(Encoding.UTF8.GetBytes("Content-Type: multipart/mixed; boundary=b\n\n" + parts)).Leaves().Count, 1, 32 + 4);

        var fields = string.Concat(Enumerable.Range(0, 20_000).Select(number => $"X-{number}: {number}\n"));
        var headers = MailHeaders.Read(Encoding.UTF8.GetBytes(fields + $"Long: {new string('x', 100_000)}\n"), out _);
        Assert.InRange(headers.Count, 1, 301);

        var groups = string.Concat(Enumerable.Range(0, 5_000).Select(number => $"Final-Recipient: rfc822;{number}@readers.example\nAction: failed\nStatus: 5.1.1\n\n"));
        Assert.InRange(DeliveryStatus.Read(Encoding.UTF8.GetBytes(groups), SmtpStep.Unknown).Count, 1, 64);
    }

    [Theory]
    [InlineData("rfc822; Reader <reader@readers.example>", "reader@readers.example")]
    [InlineData("rfc822;<reader@readers.example>", "reader@readers.example")]
    [InlineData("reader@readers.example", "reader@readers.example")]
    [InlineData(@"utf-8; \x{1F4A9}@readers.example", "\U0001F4A9@readers.example")]
    [InlineData(@"utf-8; \x{D800}@readers.example", @"\x{D800}@readers.example")]
    [InlineData("rfc822; two words@readers.example", null)]
    [InlineData("rfc822; nobody", null)]
    [InlineData("", null)]
    public void Addresses_are_read_as_servers_write_them(string field, string? address) => Assert.Equal(address, ReportAddress.Read(field));
}
