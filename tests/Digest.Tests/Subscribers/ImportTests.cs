using System.Globalization;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;
using Digest.Core.Subscribers.Transfer;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Subscribers;

public sealed class ImportTests
{
    private readonly Counter _counter = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_who_left_bounced_or_complained_is_revived_and_the_report_names_them_F27(bool overwrite)
    {
        await _counter.SubscribedAsync("left@readers.example");
        await _counter.Withdrawals.UnsubscribeAsync("weekly", Counter.IdOf("left@readers.example"), "one-click", null, default);
        await AddAsync("bounced@readers.example", SubscriberStatus.Suppressed, "5.1.1");
        await AddAsync("complained@readers.example", SubscriberStatus.Suppressed, "complaint");
        await AddAsync("old@readers.example", SubscriberStatus.Unsubscribed, "link");
        await _counter.Suppressions.AddAsync(new Suppression("weekly", Counter.IdOf("erased@readers.example"), "erased", _counter.Time.GetUtcNow()), default);

        var report = await _counter.ImportAsync("email,name\nLEFT@readers.example,A\nbounced@readers.example,B\n complained@readers.example ,C\nold@readers.example,D\nerased@readers.example,E\nnew@readers.example,F\n", overwrite);

        Assert.Equal([2, 3, 4, 5, 6, 7], report.Select(line => line.Number));
        Assert.All(report.Take(5), line => Assert.Equal(ImportOutcome.Refused, line.Outcome));
        Assert.All(report.Zip(["unsubscribed", "5.1.1", "complaint", "link", "erased"]), pair => Assert.Contains(pair.Second, pair.First.Why, StringComparison.Ordinal));
        Assert.Equal(ImportOutcome.Added, report[5].Outcome);
        Assert.Equal(["new@readers.example"], await _counter.Subscribers.ActiveAsync("weekly", IdRange.All, default).Select(reader => reader.Address).ToListAsync());
    }

    [Fact]
    public async Task One_person_on_two_lists_in_two_letter_cases_gets_one_mail_and_a_tag_is_another_mailbox_F13()
    {
        var news = new Newsroom();
        var import = new SubscriberImport(news.Subscribers, news.Suppressions, _counter.Consents, _counter.Withdrawals, news.Editions, news.Time);
        foreach (var list in new[] { "email\nlayla@readers.example\nlay.la@readers.example\n", "email\n Layla@Readers.Example \nlayla+news@readers.example\nLAYLA@readers.example\n" })
        {
            using var reader = new StringReader(list);
            await import.ImportAsync(news.Editions.All.First(), SubscriberCsv.ReadAsync(reader, default), "import list.csv", false, default).CountAsync();
        }

        await news.UploadArticleAsync(1);
        news.Time.SetUtcNow(new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero));
        await news.TickAsync();
        await news.WorkAsync();

        Assert.Equal(["lay.la@readers.example", "layla+news@readers.example", "layla@readers.example"], news.Mail.AcceptedCopies.Select(copy => copy.Subscriber.Address).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_old_list_brings_into_a_new_edition_nobody_who_complained_or_does_not_exist_in_another_M27_M31()
    {
        string[] reasons = ["complaint", "5.1.1", "suppressed", "unsubscribed", "erased", "bounces 4.2.2"];
        foreach (var reason in reasons)
            await _counter.Suppressions.AddAsync(new Suppression("monday", SubscriberId.For("monday", ChannelKind.Email, $"{reason.Replace(' ', '.')}@readers.example"), reason, _counter.Time.GetUtcNow()), default);

        var report = await _counter.ImportAsync("email\n" + string.Concat(reasons.Select(reason => $"{reason.Replace(' ', '.').ToUpperInvariant()}@readers.example\n")));

        Assert.Equal([ImportOutcome.Refused, ImportOutcome.Refused, ImportOutcome.Refused, ImportOutcome.Added, ImportOutcome.Added, ImportOutcome.Added], report.Select(line => line.Outcome));
        Assert.Equal("must not be written to: complaint (edition monday)", report[0].Why);
    }

    [Fact]
    public async Task A_list_of_a_hundred_thousand_is_taken_in_portions_and_reported_as_it_is_read()
    {
        const int Lines = 100_000;
        for (var number = 0; number < 50; number++)
            await _counter.Suppressions.AddAsync(new Suppression("weekly", Counter.IdOf($"r{number * 1_000}@readers.example"), "5.1.1", _counter.Time.GetUtcNow()), default);
        using var list = new LongList(Lines);
        using var reader = new StreamReader(list);
        var counts = new int[4];
        var last = 1;

        await foreach (var line in _counter.Import.ImportAsync(_counter.Edition, SubscriberCsv.ReadAsync(reader, default), "import long.csv", false, default))
        {
            Assert.Equal(++last, line.Number);
            Assert.True(list.Written - line.Number < 4_000, $"Line {line.Number} is reported when {list.Written} are read.");
            counts[(int)line.Outcome]++;
        }

        Assert.Equal(Lines + 1, last);
        // Every hundredth is no address, every thousandth of the first half bounced.
        Assert.Equal((Lines - 1_000 - 50, 0, 0, 1_050), (counts[0], counts[1], counts[2], counts[3]));
        Assert.Equal(counts[0], await _counter.Subscribers.CountActiveAsync("weekly", default));
    }

    [Fact]
    public async Task A_list_is_reported_line_by_line()
    {
        var list = "\uFEFFالاسم;البريد الإلكتروني;اللغة;الأقسام\n\"ليلى; بنت الحي\";layla@readers.example;ar;سياسة|ثقافة\nAmal;nobody;;\n\nOmar;omar@readers.example;de;\nNur;LAYLA@readers.example;;\nSami;sami@readers.example;fr;رياضة\n\"two \"\"marks\"\"\";two@readers.example;;\n";

        var report = await _counter.ImportAsync(list);

        Assert.Equal([(2, ImportOutcome.Added), (3, ImportOutcome.Refused), (5, ImportOutcome.Refused), (6, ImportOutcome.Unchanged), (7, ImportOutcome.Refused), (8, ImportOutcome.Added)], report.Select(line => (line.Number, line.Outcome)));
        Assert.Contains("line 2", report[3].Why, StringComparison.Ordinal);
        var layla = (await _counter.FindAsync())!;
        Assert.Equal(("ليلى; بنت الحي", "ar", "import list.csv"), (layla.Name, layla.Language, layla.Reason));
        Assert.Equal(["سياسة", "ثقافة"], layla.Sections);
        Assert.Equal("two \"marks\"", (await _counter.FindAsync("two@readers.example"))!.Name);
    }

    [Fact]
    public async Task An_import_writes_its_consents_also_when_it_was_cut_short_before_M34()
    {
        await _counter.ImportAsync("email\nlayla@readers.example\n");
        var proof = Assert.Single(await _counter.ConsentsAsync());
        Assert.Equal((ConsentKind.Imported, "import list.csv", Counter.Address), (proof.Kind, proof.Source, proof.Address));

        await _counter.Consents.EraseAsync("weekly", Counter.IdOf(Counter.Address), default);
        _counter.Time.Advance(TimeSpan.FromHours(1));
        for (var run = 0; run < 2; run++)
            Assert.Equal(ImportOutcome.Unchanged, Assert.Single(await _counter.ImportAsync("email\nlayla@readers.example\n")).Outcome);
        Assert.Equal(proof, Assert.Single(await _counter.ConsentsAsync()));
    }

    [Fact]
    public async Task A_known_reader_changes_only_when_that_is_asked_for()
    {
        await _counter.ImportAsync("email,name\nlayla@readers.example,Layla\n");

        Assert.Equal(ImportOutcome.Unchanged, Assert.Single(await _counter.ImportAsync("email,name\nlayla@readers.example,Other\n")).Outcome);
        Assert.Equal("Layla", (await _counter.FindAsync())!.Name);
        Assert.Equal(ImportOutcome.Changed, Assert.Single(await _counter.ImportAsync("email,name\nlayla@readers.example,Other\n", overwrite: true)).Outcome);
        Assert.Equal("Other", (await _counter.FindAsync())!.Name);
    }

    [Theory]
    [InlineData("email\nlayla@readers.example\n", "Layla", "fr", "ثقافة")]
    [InlineData("email,name\nlayla@readers.example,Other\n", "Other", "fr", "ثقافة")]
    [InlineData("email,language,name\nlayla@readers.example,en\n", "Layla", "en", "ثقافة")]
    [InlineData("email,sections\nlayla@readers.example,سياسة\n", "Layla", "fr", "سياسة")]
    [InlineData("email,name,language,sections\nlayla@readers.example,,,\n", "", null, null)]
    public async Task What_a_list_does_not_say_stays_the_reader_s_own_also_where_it_overwrites(string list, string name, string? language, string? section)
    {
        var reader = await _counter.SubscribedAsync();
        await _counter.Readers.ChooseAsync(_counter.Edition, reader.Id, new("Layla", "fr", ["ثقافة"]), default);

        await _counter.ImportAsync(list, overwrite: true);

        var row = (await _counter.FindAsync())!;
        Assert.Equal((name, language, section), (row.Name, row.Language, row.Sections.SingleOrDefault()));
    }

    [Fact]
    public async Task What_another_list_says_of_its_readers_counts()
    {
        var report = await _counter.ImportAsync("email,status\na@readers.example,active\nb@readers.example,Unsubscribed\nc@readers.example,\n");

        Assert.Equal([ImportOutcome.Added, ImportOutcome.Refused, ImportOutcome.Added], report.Select(line => line.Outcome));
    }

    [Theory]
    [InlineData("unsubscribed", "unsubscribed elsewhere")]
    [InlineData("Bounced", "bounces elsewhere")]
    [InlineData("complained", "complaint")]
    public async Task Who_left_bounced_or_complained_elsewhere_is_brought_in_by_no_other_line_and_no_later_list_F27(string status, string reason)
    {
        string[] lists = [$"email,status\nlayla@readers.example,{status}\nLAYLA@readers.example,\n", "email,status\nlayla@readers.example,active\n"];
        foreach (var list in lists)
            Assert.All(await _counter.ImportAsync(list, overwrite: true), line => Assert.Equal(ImportOutcome.Refused, line.Outcome));

        Assert.Null(await _counter.FindAsync());
        Assert.Empty(await _counter.ConsentsAsync());
        Assert.Equal(reason, (await _counter.Suppressions.FindAsync("weekly", Counter.IdOf(Counter.Address), default))!.Reason);
    }

    [Fact]
    public async Task Of_two_lines_for_an_address_the_one_that_says_no_counts_whatever_their_order()
    {
        var report = await _counter.ImportAsync("email,status\nlayla@readers.example,\nomar@readers.example,\nomar@readers.example,pending\nlayla@readers.example,unsubscribed\n");

        Assert.All(report, line => Assert.Equal(ImportOutcome.Refused, line.Outcome));
        Assert.Contains("line 5 of the list says: unsubscribed", report[0].Why, StringComparison.Ordinal);
        Assert.Equal(0, await _counter.Subscribers.CountActiveAsync("weekly", default));
        // Pending is not left: only this list does not bring the reader.
        Assert.Null(await _counter.Suppressions.FindAsync("weekly", Counter.IdOf("omar@readers.example"), default));
    }

    [Fact]
    public async Task Who_left_elsewhere_comes_by_confirming_here()
    {
        await _counter.ImportAsync("email,status\nlayla@readers.example,unsubscribed\n");

        Assert.Equal(SubscriberStatus.Active, (await _counter.SubscribedAsync()).Status);
    }

    [Theory]
    [InlineData("unsubscribed", SubscriberStatus.Unsubscribed)]
    [InlineData("bounced", SubscriberStatus.Suppressed)]
    public async Task Whom_a_list_brought_a_later_list_takes_away_with_a_record_M34(string status, SubscriberStatus expected)
    {
        await _counter.ImportAsync("email\nlayla@readers.example\n");
        _counter.Time.Advance(TimeSpan.FromDays(1));

        await _counter.ImportAsync($"email,status\nlayla@readers.example,{status}\n");

        Assert.Equal(expected, (await _counter.FindAsync())!.Status);
        Assert.Equal(expected is SubscriberStatus.Unsubscribed ? [ConsentKind.Imported, ConsentKind.Withdrawn] : [ConsentKind.Imported], (await _counter.ConsentsAsync()).Select(record => record.Kind));
        Assert.NotNull(await _counter.Suppressions.FindAsync("weekly", Counter.IdOf(Counter.Address), default));
    }

    [Fact]
    public async Task Who_confirmed_here_is_not_taken_away_by_an_old_list_and_the_report_says_so()
    {
        await _counter.SubscribedAsync();

        var line = Assert.Single(await _counter.ImportAsync("email,status\nlayla@readers.example,unsubscribed\n"));

        Assert.Equal(ImportOutcome.Refused, line.Outcome);
        Assert.Contains("stays", line.Why, StringComparison.Ordinal);
        Assert.Equal(SubscriberStatus.Active, (await _counter.FindAsync())!.Status);
        Assert.Null(await _counter.Suppressions.FindAsync("weekly", Counter.IdOf(Counter.Address), default));
    }

    [Theory]
    [InlineData("erased", null)]
    [InlineData("unsubscribed", SubscriberStatus.Unsubscribed)]
    [InlineData("complaint", SubscriberStatus.Suppressed)]
    public async Task Who_goes_while_a_list_is_imported_does_not_come_back_by_it_M35(string reason, SubscriberStatus? status)
    {
        // As soon as the import has read whom it must leave out.
        async IAsyncEnumerable<SubscriberLine> Lines()
        {
            if (reason is "erased")
                await _counter.Withdrawals.EraseAsync("weekly", Counter.IdOf(Counter.Address), "form", default);
            else
                await _counter.Suppressions.AddAsync(new Suppression("weekly", Counter.IdOf(Counter.Address), reason, _counter.Time.GetUtcNow()), default);
            yield return new SubscriberLine(2, Counter.Address, "Layla", null, null, "", null);
        }

        var line = Assert.Single(await _counter.Import.ImportAsync(_counter.Edition, Lines(), "import list.csv", false, default).ToListAsync());

        Assert.Equal((ImportOutcome.Refused, $"must not be written to: {reason}"), (line.Outcome, line.Why));
        Assert.Equal(status, (await _counter.FindAsync())?.Status);
        if (status is null)
            Assert.Equal((ConsentKind.Erased, null, "form"), Assert.Single((await _counter.ConsentsAsync()).Select(record => (record.Kind, record.Address, record.Source))));
    }

    [Theory]
    [InlineData("a@readers.example,Abu \"Ali\" Hasan")]
    [InlineData("a@readers.example,\"Abu\" Hasan")]
    [InlineData("a@readers.example,\"never closed")]
    [InlineData("a@readers.example,\"closed by the \"\"next\"\" line")]
    public async Task A_quotation_mark_out_of_place_costs_its_line_alone(string broken)
    {
        // The mark of the third line would end the field of the second.
        var report = await _counter.ImportAsync($"email,name\n{broken}\nb@readers.example,\"Bob\"\nc@readers.example,\"\"\nd@readers.example,D\n");

        Assert.Equal([2, 3, 4, 5], report.Select(line => line.Number));
        Assert.Equal((ImportOutcome.Refused, "a@readers.example"), (report[0].Outcome, report[0].Address));
        Assert.Contains("quotation mark", report[0].Why, StringComparison.Ordinal);
        Assert.All(report.Skip(1), line => Assert.Equal(ImportOutcome.Added, line.Outcome));
        Assert.Equal("Bob", (await _counter.FindAsync("b@readers.example"))!.Name);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Every_line_is_in_the_report_under_its_own_number_however_lines_end_and_however_long_they_are(string end)
    {
        var list = string.Join(end, ["email,name", "a@readers.example,\"never closed", "", $"b@readers.example,{new string('x', 20_000)}", .. Enumerable.Range(0, 2_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"r{number}@readers.example,R"))]);

        var report = await _counter.ImportAsync(list);

        Assert.Equal([2, 4, .. Enumerable.Range(5, 2_000)], report.Select(line => line.Number));
        Assert.Equal([ImportOutcome.Refused, ImportOutcome.Refused], report.Take(2).Select(line => line.Outcome));
        Assert.Contains("16384", report[1].Why, StringComparison.Ordinal);
        Assert.Equal(2_000, await _counter.Subscribers.CountActiveAsync("weekly", default));
    }

    [Theory]
    [InlineData("Nom;Adresse;Courriel\nLayla;12, rue de Tunis;layla@readers.example\n")]
    [InlineData("\"Name, full\",email\n\"Hasan, Layla\",layla@readers.example\n")]
    [InlineData("\uFEFF\"E-Mail Address\"\tName\nlayla@readers.example\tLayla\n")]
    public async Task The_column_that_says_e_mail_is_found_in_quotation_marks_and_beside_a_postal_address(string list)
    {
        Assert.Equal(ImportOutcome.Added, Assert.Single(await _counter.ImportAsync(list)).Outcome);
        Assert.NotNull(await _counter.FindAsync());
    }

    [Theory]
    [InlineData("", "first line")]
    [InlineData("name,city\nLayla,Tunis\n", "email")]
    public async Task A_list_without_a_header_is_refused_with_the_remedy(string list, string named) =>
        Assert.Contains(named, (await Assert.ThrowsAsync<InvalidDataException>(() => _counter.ImportAsync(list))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_list_is_read_as_it_is_asked_for_so_that_memory_does_not_grow_with_it()
    {
        var read = 0;
        async IAsyncEnumerable<SubscriberLine> Lines()
        {
            for (var number = 2; number < 100_002; number++)
            {
                await Task.CompletedTask;
                read++;
                yield return new SubscriberLine(number, $"r{number}@readers.example", "", null, [], "", null);
            }
        }

        await foreach (var line in _counter.Import.ImportAsync(_counter.Edition, Lines(), "import long.csv", false, default))
            if (line.Number > 1_000)
                break;

        Assert.InRange(read, 1_000, 5_000);
    }

    [Fact]
    public async Task An_export_is_no_formula_for_a_spreadsheet_and_comes_back_as_it_was()
    {
        string[] names = ["=HYPERLINK(\"https://evil.example\")", "+1", "-2", "@SUM(A1)", "ليلى, \"أم علي\"", "plain"];
        foreach (var (name, number) in names.Select((name, number) => (name, number)))
            await _counter.Subscribers.TryAddAsync(new Subscriber { Id = Counter.IdOf($"r{number}@readers.example"), Edition = "weekly", Channel = ChannelKind.Email, Address = $"r{number}@readers.example", Name = name, Sections = ["سياسة", "ثقافة"] }, default);
        await _counter.Subscribers.TryAddAsync(new Subscriber { Id = SubscriberId.For("weekly", ChannelKind.Slack, "https://hooks.example/secret"), Edition = "weekly", Channel = ChannelKind.Slack, Address = "https://hooks.example/secret" }, default);

        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        Assert.Equal(names.Length, await SubscriberCsv.WriteAsync(writer, _counter.Subscribers.ListAsync("weekly", IdRange.All, default), default));
        var csv = writer.ToString();

        Assert.DoesNotContain("hooks.example", csv, StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|,|\")[=+@-]", csv);
        using var reader = new StringReader(csv);
        var back = await SubscriberCsv.ReadAsync(reader, default).ToListAsync();
        Assert.Equal(names.Order(StringComparer.Ordinal), back.Select(line => line.Name).Order(StringComparer.Ordinal));
        Assert.All(back, line => Assert.Equal(["سياسة", "ثقافة"], line.Sections));
    }

    private async Task AddAsync(string address, SubscriberStatus status, string reason) =>
        await _counter.Subscribers.TryAddAsync(new Subscriber { Id = Counter.IdOf(address), Edition = "weekly", Channel = ChannelKind.Email, Address = address, Status = status, Reason = reason }, default);
}
