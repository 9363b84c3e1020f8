using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Digest.IntegrationTests.Mail;

/// <summary>
/// The requirements of every mail that leaves (<see cref="MailRulesTests"/>), as far as they are not those of a list, on the
/// bytes of each kind of notice. A notice answers to something that its reader did and has nothing to unsubscribe from.
/// </summary>
public sealed partial class NoticeRulesTests(SentNotices sent) : IClassFixture<SentNotices>
{
    [SkippableFact]
    public void Each_kind_comes_once() => Assert.Equal(SentNotices.Mailboxes.Keys.Order(StringComparer.Ordinal), sent.All.Select(notice => notice.Step).Order(StringComparer.Ordinal));

    [SkippableFact]
    public void Lines_end_in_CRLF_and_fit_their_limits_M1() =>
        Assert.All(sent.All, notice =>
        {
            Assert.DoesNotMatch("(?<!\r)\n|\r(?!\n)|\0", notice.Raw);
            Assert.EndsWith("\r\n", notice.Raw, StringComparison.Ordinal);
            Assert.All(notice.Raw.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 78));
        });

    [SkippableTheory]
    [InlineData("From")]
    [InlineData("Date")]
    [InlineData("Message-ID")]
    [InlineData("Subject")]
    [InlineData("To")]
    [InlineData("MIME-Version")]
    public void A_field_that_each_message_has_stands_there_once_M2(string name) => Assert.All(sent.All, notice => Assert.Equal((1, 0), (notice.Count(name), notice.Count("Sender"))));

    [SkippableFact]
    public void Dates_have_a_zone_and_ids_are_of_the_senders_domain_and_its_own_M3()
    {
        Assert.All(sent.All, notice => Assert.Matches(@"^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$", notice.Field("Date")));
        Assert.All(sent.All, notice => Assert.Matches("^<[0-9a-f]{32}@news\\.example>$", notice.Text("messageId")));
        Assert.Equal(sent.All.Count, sent.All.Select(notice => notice.Text("messageId")).Distinct().Count());
    }

    [SkippableFact]
    public void Headers_are_ASCII_in_words_of_their_length_M4() =>
        Assert.All(sent.All, notice =>
        {
            var header = notice.Raw[..notice.Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
            Assert.True(Ascii.IsValid(header));
            Assert.All(Words().Matches(header), word => Assert.InRange(word.Length, 0, 75));
            Assert.Equal(sent.Edition.From, notice.Parsed.GetProperty("from").GetProperty("name").GetString());
        });

    [SkippableFact]
    public void An_international_domain_is_written_in_ASCII_M4() =>
        Assert.EndsWith("stranger@xn--bcher-kva.example", sent.All.Single(notice => notice.Step is "confirm").Field("To").Trim('<', '>'), StringComparison.Ordinal);

    [SkippableFact]
    public void What_a_stranger_typed_adds_no_field_and_stands_nowhere_M5()
    {
        var confirm = sent.All.Single(notice => notice.Step is "confirm");

        Assert.Equal(sent.All.Single(notice => notice.Step is "known").Fields.Select(field => field.Name), confirm.Fields.Select(field => field.Name));
        Assert.All(new[] { confirm.Raw, confirm.Text("text"), confirm.Text("html") }, text => Assert.DoesNotContain("all@example.org", text, StringComparison.Ordinal));
        Assert.All(sent.All, notice => Assert.DoesNotContain("s3cr3t", notice.Text("text") + notice.Text("html"), StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Text_comes_before_html_in_base64_of_UTF8_M6() =>
        Assert.All(sent.All, mail => mail.AssertTwoParts());

    [SkippableFact]
    public void A_message_shows_its_one_reader_and_carries_no_file_M7() =>
        Assert.All(sent.All, mail => mail.AssertOneReader());

    [SkippableFact]
    public void The_title_is_the_subject_M8() =>
        Assert.All(sent.All, mail => mail.AssertTitle());

    [SkippableFact]
    public void No_list_is_named_from_which_one_could_unsubscribe_M9_M10_M20() =>
        Assert.All(sent.All, notice => Assert.DoesNotContain(notice.Fields, field => field.Name.StartsWith("List-", StringComparison.OrdinalIgnoreCase) || field.Name is "Feedback-ID" or "Precedence"));

    [SkippableTheory]
    [InlineData("Auto-Submitted", "auto-generated")]
    [InlineData("X-Auto-Response-Suppress", "OOF, AutoReply")]
    public void No_machine_answers_it_M19(string name, string value) => Assert.All(sent.All, notice => Assert.Equal(value, notice.Field(name)));

    [SkippableFact]
    public void Sender_signature_and_return_path_are_of_one_domain_and_bounces_have_somewhere_to_go_M21_M25() =>
        Assert.All(sent.All, notice =>
        {
            Assert.Equal(
                (sent.Edition.SenderAddress, "bounces@news.example", "news.example"),
                (notice.Parsed.GetProperty("from").GetProperty("address").GetString(), notice.Caught.From, notice.Dkim[0].GetProperty("domain").GetString()));
        });

    [SkippableFact]
    public void Another_make_of_verifier_accepts_the_signature_over_what_providers_heed_M22() =>
        Assert.All(sent.All, notice =>
        {
            var signature = Assert.Single(notice.Dkim.EnumerateArray());
            Assert.Equal("pass", signature.GetProperty("result").GetString());
            Assert.Equal(("rsa-sha256", "relaxed/relaxed", 2048), (signature.GetProperty("algorithm").GetString(), signature.GetProperty("form").GetString(), signature.GetProperty("bits").GetInt32()));
            Assert.False(signature.GetProperty("isLimited").GetBoolean());
            var names = Blanks().Replace(notice.Field("DKIM-Signature"), "").Split(';').Single(tag => tag.StartsWith("h=", StringComparison.Ordinal))[2..].Split(':');
            Assert.Subset(names.ToHashSet(StringComparer.OrdinalIgnoreCase), new HashSet<string> { "From", "To", "Subject", "Date", "Message-ID", "Reply-To", "MIME-Version", "Content-Type" });
        });

    [SkippableFact]
    public void Both_parts_say_who_wrote_and_where_to_find_them_M32() =>
        Assert.All(sent.All, notice =>
        {
            foreach (var part in new[] { notice.Text("text"), new HtmlParser().ParseDocument(notice.Text("html")).Body!.TextContent })
            {
                // Numbers and words of another direction are isolated in Arabic.
                var words = Controls().Replace(part, "");
                Assert.Contains(sent.Edition.From, words, StringComparison.Ordinal);
                Assert.Contains(sent.Edition.PostalAddress, words, StringComparison.Ordinal);
            }
        });

    [SkippableFact]
    public void Nothing_of_a_template_is_left_and_nothing_is_fetched_M37_M47() =>
        Assert.All(sent.All, notice =>
        {
            Assert.DoesNotMatch(@"\{\{|\}\}|\{\w+\}|undefined|&\w+;", notice.Text("subject") + notice.Text("text"));
            Assert.DoesNotMatch(@"\{\{|undefined|&amp;\w+;", notice.Text("html"));
            Assert.DoesNotMatch("<(img|script|link|iframe)\\b", notice.Text("html"));
        });

    [GeneratedRegex(@"=\?utf-8\?B\?[^?]*\?=")]
    private static partial Regex Words();


    [GeneratedRegex("[\u200E\u200F\u2066-\u2069]")]
    private static partial Regex Controls();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
