using System.Text;
using Digest.Mail;
using Digest.Mail.Messages;
using Digest.Mail.Smtp;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Digest.Tests.Mail;

public sealed class MessageTemplateTests
{
    private static readonly Mailbox From = new("موجز الأسبوع", EmailAddress.Parse("news@example.org"));

    [Fact]
    public void A_message_has_its_parts_and_its_header_fields_once()
    {
        var mail = Compose(new MessageTemplate(From, "صباح الخير", Content("نص"), Content("<p>نص</p>")), Fields());

        Assert.Equal([("text/plain; charset=utf-8", "نص"), ("text/html; charset=utf-8", "<p>نص</p>")], mail.Parts());
        Assert.Equal(["To", "Date", "Message-ID", "From", "Subject", "MIME-Version", "Content-Type"], mail.Fields.Select(field => field.Name));
        Assert.Equal("موجز الأسبوع <news@example.org>", mail.Text("From"));
        Assert.Equal("صباح الخير", mail.Text("Subject"));
        Assert.Equal("ليلى <reader@example.net>", mail.Text("To"));
        Assert.Equal("<0123@example.org>", mail.Raw("Message-ID"));
        Assert.Equal("Sun, 22 Nov 2026 07:00:05 +0200", mail.Raw("Date"));
        Assert.StartsWith("multipart/alternative;", mail.Raw("Content-Type"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-03:30", "-0330")]
    [InlineData("05:45", "+0545")]
    [InlineData("00:00", "+0000")]
    public void The_date_has_a_numeric_zone_P15(string offset, string zone)
    {
        var date = new DateTimeOffset(2026, 11, 1, 7, 0, 5, TimeSpan.Parse(offset, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal($"Sun, 01 Nov 2026 07:00:05 {zone}", Compose(Template(), Fields() with { Date = date }).Raw("Date"));
    }

    [Fact]
    public void One_click_unsubscribing_has_both_headers()
    {
        var mail = Compose(Template(), Fields() with { Unsubscribe = new Uri("https://example.org/u/abc?x=1&y=é") });

        Assert.Equal("<https://example.org/u/abc?x=1&y=%C3%A9>", mail.Raw("List-Unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", mail.Raw("List-Unsubscribe-Post"));
    }

    [Theory]
    [InlineData("https://example.org/u/a>,<b", "<https://example.org/u/a%3E,%3Cb>")]
    [InlineData("https://example.org/u/a b", "<https://example.org/u/a%20b>")]
    [InlineData("https://example.org/u/a-b_c~d", "<https://example.org/u/a-b_c~d>")]
    public void No_address_ends_its_brackets(string uri, string written) =>
        Assert.Equal(written, Compose(Template(), Fields() with { Unsubscribe = new Uri(uri) }).Raw("List-Unsubscribe"));

    [Fact]
    public void An_international_host_is_written_in_ASCII() =>
        Assert.Equal("<https://xn--mgbh0fb.xn--kgbechtv/u>", Compose(Template(), Fields() with { Unsubscribe = new Uri("https://مثال.إختبار/u") }).Raw("List-Unsubscribe"));

    [Theory]
    [InlineData("mailto:a@example.org")]
    [InlineData("/relative")]
    public void Unsubscribing_needs_a_web_address(string uri) =>
        Assert.Contains("List-Unsubscribe", Assert.Throws<FormatException>(() => Compose(Template(), Fields() with { Unsubscribe = new Uri(uri, UriKind.RelativeOrAbsolute) })).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unsubscribe_address_that_fits_no_line_is_refused_P17() =>
        Assert.Contains("List-Unsubscribe", Assert.Throws<FormatException>(() => Compose(Template(), Fields() with { Unsubscribe = new Uri($"https://example.org/{new string('x', 1000)}") })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0123@example.org")]
    [InlineData("<0123>")]
    [InlineData("<@example.org>")]
    [InlineData("<0123@>")]
    [InlineData("<a@b@c>")]
    [InlineData("<a b@c>")]
    [InlineData("<a@b>\r\nBcc: <c@d>")]
    [InlineData("")]
    public void A_message_id_that_is_none_is_refused_P15(string id) =>
        Assert.Contains("Message-ID", Assert.Throws<FormatException>(() => Compose(Template(), Fields() with { MessageId = id })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a\r\nBcc: all@example.org")]
    [InlineData("a\0")]
    public void A_subject_that_could_end_its_header_is_refused(string subject) =>
        Assert.Contains("Subject", Assert.Throws<FormatException>(() => new MessageTemplate(From, subject, Content(""), Content(""))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_readers_name_that_could_end_its_header_is_refused() =>
        Assert.Contains("To", Assert.Throws<FormatException>(() => Compose(Template(), Fields() with { To = new Mailbox("x\r\nBcc: y@z", Fields().To.Address) })).Message, StringComparison.Ordinal);

    [Fact]
    public void Headers_of_the_issue_and_of_the_message_do_not_repeat_each_other()
    {
        var template = new MessageTemplate(From, "s", Content(""), Content(""), new HeaderList().Structured("Precedence", "bulk"));

        Assert.Equal("1", Compose(template, Fields() with { Headers = new HeaderList().Structured("X-One", "1") }).Raw("X-One"));
        Assert.Contains("Precedence", Assert.Throws<FormatException>(() => Compose(template, Fields() with { Headers = new HeaderList().Structured("PRECEDENCE", "x") })).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_address_beyond_ASCII_is_the_only_thing_that_is_not_ASCII()
    {
        using var message = Template().Compose(Fields() with { To = new Mailbox("ليلى", EmailAddress.Parse("قارئ@example.net")) }, [], []);

        var mail = new ParsedMail(message.Bytes.Span);
        Assert.Equal("ليلى <قارئ@example.net>", mail.Text("To"));
        Assert.Equal(4, Encoding.UTF8.GetString(message.Bytes.Span).Count(c => !char.IsAscii(c)));
    }

    [Fact]
    public void Values_must_be_as_many_as_places()
    {
        var template = new MessageTemplate(From, "s", new MessageContent(["a", "b"]), Content("c"));

        Assert.Throws<ArgumentException>(() => template.Compose(Fields(), [], []));
        Assert.Throws<ArgumentException>(() => template.Compose(Fields(), ["1"], ["2"]));
    }

    [Fact]
    public void Line_ends_become_those_of_mail() =>
        Assert.Equal("a\r\nb\r\nc\r\nd", Compose(new MessageTemplate(From, "s", Content("a\nb\rc\r\nd"), Content("")), Fields()).Parts()[0].Text);

    [Fact]
    public void Bodies_of_any_bytes_need_no_dot_stuffing_and_no_8BITMIME_P20()
    {
        using var message = new MessageTemplate(From, "s", Content(".\n.\n..x"), Content("<p>\n.\n</p>é")).Compose(Fields(), [], []);

        Assert.True(Ascii.IsValid(message.Bytes.Span));
        Assert.DoesNotContain("\r\n.", Encoding.ASCII.GetString(message.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Composing_leaves_next_to_nothing_to_the_garbage_collector_P23()
    {
        var template = new MessageTemplate(From, "صباح الخير", Content(new string('خ', 7_000)), new MessageContent([new string('خ', 15_000), "</p>"]));
        var fields = Fields() with { Unsubscribe = new Uri("https://example.org/u/abc") };
        for (var i = 0; i < 50; i++)
            template.Compose(fields, [], ["ليلى"]).Dispose();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 50; i++)
            template.Compose(fields, [], ["ليلى"]).Dispose();

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 50, 0, 1_000);
    }

    [Property(Replay = "20261122,7", MaxTest = 300)]
    public Property A_spliced_body_decodes_to_the_spliced_text()
    {
        var text = HeaderListTests.Texts().Or(Gen.Choose(0, 400).Select(n => new string('خ', n)));
        return Prop.ForAll(text.Zip(text.Zip(text).ListOf().Resize(6)).ToArbitrary(), input =>
        {
            var (first, rest) = input;
            string[] literals = [first, .. rest.Select(pair => pair.Item2)];
            string[] values = [.. rest.Select(pair => pair.Item1)];
            var template = new MessageTemplate(From, "s", new MessageContent(literals), new MessageContent(literals));

            using var message = template.Compose(Fields(), values, values);

            // Literals get the line ends of mail; generated text beyond U+0085 may hold others.
            var expected = literals[0].ReplaceLineEndings("\r\n") + string.Concat(rest.Select(pair => pair.Item1 + pair.Item2.ReplaceLineEndings("\r\n")));
            Assert.All(new ParsedMail(message.Bytes.Span).Parts(), part => Assert.Equal(expected, part.Text));
        });
    }

    [Property(Replay = "20261128,7", MaxTest = 300)]
    public Property Copies_of_one_template_each_hold_their_own_values_at_any_alignment()
    {
        // Lengths about those from which a literal has lines of its own, so that it begins and ends at each place of a triple.
        var literal = Gen.Choose(0, 6).Or(Gen.Choose(110, 240)).Select(n => string.Concat(Enumerable.Range(0, n).Select(i => (char)('a' + (i % 26)))));
        var value = Gen.Choose(0, 5).Or(Gen.Choose(100, 600)).Zip(Gen.Elements('é', 'خ', 'x')).Select(pair => new string(pair.Item2, pair.Item1));
        var cases = from literals in literal.ListOf().Resize(5).Where(list => list.Count > 0)
                    from copies in value.ListOf(literals.Count - 1).ListOf().Resize(8)
                    select (Literals: literals.ToArray(), Copies: copies.Select(copy => copy.ToArray()).ToArray());
        return Prop.ForAll(cases.ToArbitrary(), input =>
        {
            using var template = new MessageTemplate(From, "s", new MessageContent(input.Literals), new MessageContent(input.Literals));
            foreach (var values in input.Copies)
            {
                using var message = template.Compose(Fields() with { To = new Mailbox(new string('n', values.Length), Fields().To.Address) }, values, values);

                var expected = input.Literals[0] + string.Concat(values.Zip(input.Literals[1..], (one, other) => one + other));
                Assert.All(new ParsedMail(message.Bytes.Span).Parts(), part => Assert.Equal(expected, part.Text));
            }
        });
    }

    [Fact]
    public void Many_copies_at_once_and_one_after_the_other_hold_nothing_of_each_other()
    {
        using var template = new MessageTemplate(From, "s", new MessageContent([new string('a', 1_000), new string('b', 1_000), "c"]), Content(new string('خ', 10_000)));
        Parallel.For(0, 2_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, number =>
        {
            string[] values = [$"<first {new string('1', number % 7)} {number}>", $"<second {number}>"];
            using var message = template.Compose(Fields() with { MessageId = $"<{number}@example.org>", To = new Mailbox(new string('n', number % 90), Fields().To.Address) }, values, []);

            var mail = new ParsedMail(message.Bytes.Span);
            Assert.Equal($"<{number}@example.org>", mail.Raw("Message-ID"));
            Assert.Equal($"{new string('a', 1_000)}{values[0]}{new string('b', 1_000)}{values[1]}c", mail.Parts()[0].Text);
            Assert.Equal(new string('خ', 10_000), mail.Parts()[1].Text);
        });
    }

    [Fact]
    public void A_header_of_any_length_stands_before_the_same_body()
    {
        using var template = Template();
        foreach (var length in new[] { 10, 3_000, 0, 900, 5_000, 20 })
        {
            using var message = template.Compose(Fields() with { Headers = new HeaderList().Text("X-Long", new string('خ', length)) }, [], []);

            var mail = new ParsedMail(message.Bytes.Span);
            Assert.Equal(new string('خ', length), mail.Text("X-Long"));
            Assert.Equal(["text", "html"], mail.Parts().Select(part => part.Text));
        }
    }

    [Fact]
    public void A_message_that_was_disposed_twice_gives_its_memory_back_once()
    {
        using var template = new MessageTemplate(From, "s", new MessageContent(["a", "b"]), Content("html"));
        var first = template.Compose(Fields(), ["1"], []);
        first.Dispose();
        first.Dispose();

        using var second = template.Compose(Fields(), ["2"], []);
        using var third = template.Compose(Fields(), ["3"], []);

        Assert.Throws<ObjectDisposedException>(() => first.Bytes);
        Assert.Equal(["a2b", "a3b"], new[] { second, third }.Select(message => new ParsedMail(message.Bytes.Span).Parts()[0].Text));
    }

    [Fact]
    public void A_header_that_cannot_be_written_spoils_no_other_copy()
    {
        using var template = new MessageTemplate(From, "s", new MessageContent([new string('a', 500), "b"]), Content("html"));
        using (template.Compose(Fields(), ["one"], []))
        {
        }

        Assert.Throws<FormatException>(() => template.Compose(Fields() with { MessageId = "none" }, ["two"], []));
        using var message = template.Compose(Fields(), ["three"], []);

        Assert.Equal($"{new string('a', 500)}threeb", new ParsedMail(message.Bytes.Span).Parts()[0].Text);
    }

    [Fact]
    public void After_its_end_a_template_makes_no_message_and_the_last_ones_stay_whole()
    {
        var template = Template();
        using var message = template.Compose(Fields(), [], []);
        template.Dispose();

        Assert.Throws<ObjectDisposedException>(() => template.Compose(Fields(), [], []));
        Assert.Equal(["text", "html"], new ParsedMail(message.Bytes.Span).Parts().Select(part => part.Text));
    }

    [Fact]
    public async Task Dot_stuffing_undone_gives_the_message_again()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = new SmtpTransport(server.Options());
        var random = new Random(20261122);
        for (var i = 0; i < 100; i++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 20)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => "..x "[random.Next(4)])));
            var message = Mails.Bytes(string.Concat(lines.Select(line => line + "\r\n")));

            await transport.SendAsync(Mails.Envelope, message, CancellationToken.None);

            var received = Encoding.UTF8.GetString(server.Messages[^1]).Split("\r\n");
            Assert.All(received, line => Assert.NotEqual(".", line));
            Assert.Equal(Encoding.UTF8.GetString(message), string.Join("\r\n", received.Select(line => line.StartsWith('.') ? line[1..] : line)));
        }
    }

    private static MessageContent Content(string text) => new([text]);

    private static MessageTemplate Template() => new(From, "s", Content("text"), Content("html"));

    private static MessageFields Fields() => new()
    {
        To = new Mailbox("ليلى", EmailAddress.Parse("reader@example.net")),
        MessageId = "<0123@example.org>",
        Date = new DateTimeOffset(2026, 11, 22, 7, 0, 5, TimeSpan.FromHours(2)),
    };

    private static ParsedMail Compose(MessageTemplate template, MessageFields fields)
    {
        using var message = template.Compose(fields, [], []);
        return new ParsedMail(message.Bytes.Span);
    }
}
