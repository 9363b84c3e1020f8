using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Digest.IntegrationTests.Mail;

/// <summary>
/// What every mail that leaves must satisfy, by the numbers of our requirements (_M1 to _M25), on the bytes that a server of
/// another make received. What the template owes stands beside the templates, what the web owes beside its functions.
/// </summary>
public sealed partial class MailRulesTests(SentMessages sent) : IClassFixture<SentMessages>
{
    [SkippableFact]
    public void Lines_end_in_CRLF_and_fit_their_limits_M1() =>
        Assert.All(sent.All, mail =>
        {
            Assert.DoesNotMatch("(?<!\r)\n|\r(?!\n)|\0", mail.Raw);
            Assert.EndsWith("\r\n", mail.Raw, StringComparison.Ordinal);
            Assert.All(mail.Raw.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, line.StartsWith("List-Unsubscribe: ", StringComparison.Ordinal) || line.StartsWith(" <", StringComparison.Ordinal) ? 998 : 78));
        });

    [SkippableTheory]
    [InlineData("From")]
    [InlineData("Date")]
    [InlineData("Message-ID")]
    [InlineData("Subject")]
    [InlineData("To")]
    [InlineData("MIME-Version")]
    public void A_field_that_each_message_has_stands_there_once_M2(string name) => Assert.All(sent.All, mail => Assert.Equal((1, 0), (mail.Count(name), mail.Count("Sender"))));

    [SkippableFact]
    public void Dates_have_a_zone_and_ids_stay_with_their_reader_M3()
    {
        Assert.All(sent.All, mail => Assert.Matches(@"^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$", mail.Field("Date")));
        Assert.All(sent.All, mail => Assert.Equal($"<{mail.Copy.DeliveryId}@mizan.example>", mail.Text("messageId")));
        Assert.NotEqual(sent.First.Text("messageId"), sent.Second.Text("messageId"));
        Assert.Equal(sent.First.Text("messageId"), sent.Again.Text("messageId"));
    }

    [SkippableFact]
    public void Headers_are_ASCII_and_say_what_was_meant_M4_F31() =>
        Assert.All(sent.All, mail =>
        {
            var header = mail.Raw[..mail.Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
            Assert.True(Ascii.IsValid(header));
            Assert.All(Words().Matches(header), word => Assert.InRange(word.Length, 0, 75));
            Assert.Equal(SentMessages.Issue.Rendered.Subject, mail.Text("subject"));
            Assert.Equal(SentMessages.Issue.Edition.SenderName, mail.Parsed.GetProperty("from").GetProperty("name").GetString());
        });

    [SkippableFact]
    public void An_international_domain_is_written_in_ASCII_M4() =>
        Assert.EndsWith("<other@xn--bcher-kva.example>", sent.Second.Field("To"), StringComparison.Ordinal);

    [SkippableFact]
    public void A_name_adds_no_field_M5()
    {
        Assert.Equal(sent.First.Fields.Select(field => field.Name), sent.Second.Fields.Select(field => field.Name));
        Assert.DoesNotContain("\0", sent.Second.Parsed.GetProperty("to").GetProperty("name").GetString()!, StringComparison.Ordinal);
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
    public void One_link_and_one_mailbox_unsubscribe_M9_M10() =>
        Assert.All(sent.All, mail =>
        {
            var token = mail.Copy.UnsubscribeUrl.Segments[^1];
            Assert.Equal($"<{mail.Copy.UnsubscribeUrl}>, <mailto:leave@mizan.example?subject={token}>", mail.Field("List-Unsubscribe"));
            Assert.Equal("List-Unsubscribe=One-Click", mail.Field("List-Unsubscribe-Post"));
        });

    [SkippableFact]
    public void The_link_names_nobody_who_does_not_know_the_secret_M11()
    {
        Assert.All(sent.All, mail => Assert.Matches("^<https://digest\\.mizan\\.example/api/unsubscribe/[a-z0-9-]+/[0-9a-f]{64}>,", mail.Field("List-Unsubscribe")));
        Assert.NotEqual(sent.First.Field("List-Unsubscribe"), sent.Second.Field("List-Unsubscribe"));
    }

    [SkippableFact]
    public void Another_make_of_verifier_accepts_the_signature_M22()
    {
        Assert.All(sent.All, mail =>
        {
            var signature = Assert.Single(mail.Dkim.EnumerateArray());
            Assert.Equal("pass", signature.GetProperty("result").GetString());
            Assert.Equal(("rsa-sha256", "relaxed/relaxed", 2048), (signature.GetProperty("algorithm").GetString(), signature.GetProperty("form").GetString(), signature.GetProperty("bits").GetInt32()));
            Assert.False(signature.GetProperty("isLimited").GetBoolean());
        });
    }

    [SkippableTheory]
    [InlineData("From")]
    [InlineData("To")]
    [InlineData("Subject")]
    [InlineData("Date")]
    [InlineData("Message-ID")]
    [InlineData("Reply-To")]
    [InlineData("MIME-Version")]
    [InlineData("Content-Type")]
    [InlineData("List-Id")]
    [InlineData("List-Help")]
    [InlineData("List-Owner")]
    [InlineData("List-Archive")]
    [InlineData("List-Post")]
    [InlineData("List-Unsubscribe")]
    [InlineData("List-Unsubscribe-Post")]
    [InlineData("Feedback-ID")]
    public void What_providers_heed_is_signed_M12_M20_M22(string name) =>
        Assert.All(sent.All, mail =>
        {
            Assert.Equal(1, mail.Count(name));
            var names = Blanks().Replace(mail.Field("DKIM-Signature"), "").Split(';').Single(tag => tag.StartsWith("h=", StringComparison.Ordinal))[2..].Split(':');
            Assert.Contains(name, names, StringComparer.OrdinalIgnoreCase);
        });

    [SkippableFact]
    public void The_list_has_a_name_for_good_M17()
    {
        Assert.All(sent.All, mail => Assert.EndsWith($" <{SentMessages.Issue.Edition.Id}.mizan.example>", mail.Field("List-Id"), StringComparison.Ordinal));
        Assert.All(sent.All, mail => Assert.InRange(mail.Field("List-Id").Length, 1, 254));
        Assert.Single(sent.All.Select(mail => mail.Field("List-Id")).Distinct());
    }

    [SkippableTheory]
    [InlineData("List-Help", "<mailto:editors@mizan.example?subject=help>")]
    [InlineData("List-Owner", "<mailto:digest@mizan.example>")]
    [InlineData("List-Archive", "<https://digest.mizan.example/api/issues/weekly>")]
    [InlineData("List-Post", "NO")]
    public void The_list_says_where_help_and_archive_are_M18(string name, string value) => Assert.All(sent.All, mail => Assert.Equal(value, mail.Field(name)));

    [SkippableTheory]
    [InlineData("Auto-Submitted", "auto-generated")]
    [InlineData("Precedence", "bulk")]
    [InlineData("X-Auto-Response-Suppress", "OOF, AutoReply")]
    public void No_machine_answers_it_M19(string name, string value) => Assert.All(sent.All, mail => Assert.Equal(value, mail.Field(name)));

    [SkippableFact]
    public void Complaints_are_counted_by_list_and_not_by_reader_M20()
    {
        var id = Assert.Single(sent.All.Select(mail => mail.Field("Feedback-ID")).Distinct()).Split(':');

        Assert.InRange(id.Length, 1, 4);
        Assert.InRange(id[^1].Length, 5, 15);
    }

    [SkippableFact]
    public void Sender_signature_and_return_path_are_of_one_domain_M21() =>
        Assert.All(sent.All, mail =>
        {
            var domain = DomainOf(mail.Parsed.GetProperty("from").GetProperty("address").GetString()!);
            Assert.Equal(DomainOf(SentMessages.Issue.Edition.SenderAddress), domain);
            Assert.Equal((domain, domain), (DomainOf(mail.Caught.From), mail.Dkim[0].GetProperty("domain").GetString()));
        });

    [SkippableFact]
    public void The_return_path_names_issue_and_reader_M25() =>
        Assert.All(sent.All, mail =>
        {
            Assert.StartsWith("bounces+", mail.Caught.From, StringComparison.Ordinal);
            var token = mail.Caught.From["bounces+".Length..mail.Caught.From.IndexOf('@', StringComparison.Ordinal)];
            Assert.Equal((SentMessages.Issue.Issue.Week, mail.Copy.Subscriber.Id), SentMessages.Bounces.Read(SentMessages.Issue.Edition.Id, token));
        });

    [SkippableFact]
    public void No_requirement_of_the_message_is_without_a_test()
    {
        int[] ofTheMessage = [.. Enumerable.Range(1, 12), 17, 18, 19, 20, 21, 22, 25];
        var tested = GetType().GetMethods().SelectMany(method => Number().Matches(method.Name)).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToHashSet();

        Assert.Empty(ofTheMessage.Except(tested));
    }

    private static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..];

    [GeneratedRegex(@"=\?utf-8\?B\?[^?]*\?=")]
    private static partial Regex Words();


    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("_M([0-9]+)")]
    private static partial Regex Number();
}
