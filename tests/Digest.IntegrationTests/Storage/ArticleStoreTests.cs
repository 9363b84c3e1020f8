using Azure.Data.Tables;
using Digest.Core.Articles;

namespace Digest.IntegrationTests.Storage;

[Collection(StorageCollection.Name)]
public sealed class ArticleStoreTests(StorageFixture storage)
{
    private IArticleStore Store => storage.Get<IArticleStore>();

    [SkippableFact]
    public async Task An_article_comes_back_as_it_was_saved_its_paragraphs_apart()
    {
        var saved = Record(2001, "نشرة/الأخبار.txt") with { Article = Everything("نشرة/الأخبار.txt") };

        await Store.SaveAsync(saved, default);

        var row = await Store.FindByNameAsync(saved.BlobName, default);
        Assert.NotNull(row);
        Assert.Equivalent(saved with { Article = saved.Article! with { Paragraphs = [] } }, row, strict: true);
        Assert.Equivalent(saved.Article, await Store.ReadAsync(saved.Id, default), strict: true);
    }

    [SkippableFact]
    public async Task What_is_not_there_is_null()
    {
        Assert.Null(await Store.FindByNameAsync("never uploaded.txt", default));
        Assert.Null(await Store.FindByContentAsync(StorageFixture.Id("never seen"), default));
        Assert.Null(await Store.ReadAsync(StorageFixture.Id("never saved"), default));
        Assert.Null(await Store.ReadAsync("../articles/secret", default));
    }

    [SkippableFact]
    public async Task The_same_upload_twice_is_one_article()
    {
        var record = Record(2002, "twice.txt");

        await Store.SaveAsync(record, default);
        await Store.SaveAsync(record with { Updated = record.Updated.AddHours(1) }, default);

        var only = Assert.Single(await YearAsync(2002));
        Assert.Equal(record.Updated.AddHours(1), only.Updated);
    }

    [SkippableFact]
    public async Task Two_runs_of_one_event_at_once_give_one_article_also_over_midnight()
    {
        var first = Record(2003, "at once.txt") with { Received = new DateTimeOffset(2003, 5, 9, 23, 59, 59, 999, TimeSpan.Zero) };
        var second = first with { Received = first.Received.AddMilliseconds(2), Updated = first.Updated.AddMilliseconds(2) };

        await Task.WhenAll(Store.SaveAsync(first, default), Store.SaveAsync(second, default));

        Assert.Single(await YearAsync(2003));
        Assert.Equal(first.Id, (await Store.FindByNameAsync(first.BlobName, default))?.Id);
    }

    [SkippableFact]
    public async Task A_renamed_article_is_found_by_its_new_name_only()
    {
        var before = Record(2004, "old name.txt");
        await Store.SaveAsync(before, default);

        var after = before with { BlobName = "new name.txt" };
        await Store.SaveAsync(after, default);

        Assert.Equal(after.BlobName, Assert.Single(await YearAsync(2004)).BlobName);
        Assert.Equal(before.Id, (await Store.FindByNameAsync("new name.txt", default))?.Id);
        Assert.Equal(before.Id, (await Store.FindByContentAsync(before.ContentHash, default))?.Id);
        Assert.Null(await Store.FindByNameAsync("old name.txt", default));
    }

    [SkippableFact]
    public async Task A_replaced_article_keeps_its_place_and_shows_its_latest_content_only()
    {
        var before = Record(2005, "replaced.txt");
        await Store.SaveAsync(before, default);

        var after = before with
        {
            ContentHash = StorageFixture.Id("other content"),
            Updated = before.Updated.AddDays(3),
            Article = before.Article! with { Title = "Corrected", Paragraphs = ["Corrected."] },
        };
        await Store.SaveAsync(after, default);

        var row = Assert.Single(await YearAsync(2005));
        Assert.Equal(("Corrected", before.Received), (row.Article!.Title, row.Received));
        Assert.Equal(["Corrected."], (await Store.ReadAsync(before.Id, default))!.Paragraphs);
        Assert.Null(await Store.FindByContentAsync(before.ContentHash, default));
        Assert.Equal(before.Id, (await Store.FindByContentAsync(after.ContentHash, default))?.Id);
    }

    [SkippableFact]
    public async Task A_rejected_file_has_a_row_with_the_reason_and_no_text()
    {
        var accepted = Record(2006, "broken later.docx");
        await Store.SaveAsync(accepted, default);

        var rejected = accepted with { Status = ArticleStatus.Rejected, Reason = "الملف تالف.", Article = null, ContentHash = StorageFixture.Id("broken") };
        await Store.SaveAsync(rejected, default);

        Assert.Equivalent(rejected, Assert.Single(await YearAsync(2006)), strict: true);
        Assert.Null(await Store.ReadAsync(accepted.Id, default));
    }

    [SkippableFact]
    public async Task A_rejected_file_that_is_readable_now_arrives_anew_and_once()
    {
        var rejected = Record(2007, "mended.txt") with { Status = ArticleStatus.Rejected, Reason = "It is empty.", Article = null };
        await Store.SaveAsync(rejected, default);

        var accepted = Record(2007, "mended.txt") with { Id = rejected.Id, Received = rejected.Received.AddDays(9) };
        await Store.SaveAsync(accepted, default);

        Assert.Equal((ArticleStatus.Accepted, accepted.Received), Assert.Single((await YearAsync(2007)).Select(row => (row.Status, row.Received))));
    }

    [SkippableFact]
    public async Task A_window_is_half_open_to_the_tick()
    {
        var from = new DateTimeOffset(2008, 3, 2, 7, 0, 0, TimeSpan.FromHours(3));
        var cut = from.AddDays(7);
        DateTimeOffset[] instants = [from.AddTicks(-1), from, from.AddTicks(1), from.AddDays(3), cut.AddTicks(-1), cut, cut.AddTicks(1)];
        foreach (var (index, instant) in instants.Index())
            await Store.SaveAsync(Record(2008, $"edge {index}.txt") with { Received = instant }, default);

        Assert.Equal(instants[1..5], (await ReceivedAsync(from, cut)).Select(row => row.Received));
        Assert.Equal([cut, cut.AddTicks(1)], (await ReceivedAsync(cut, cut.AddDays(7))).Select(row => row.Received));
        Assert.Empty(await ReceivedAsync(cut, cut));
    }

    [SkippableFact]
    public async Task A_window_that_ends_at_midnight_ends_there()
    {
        var midnight = new DateTimeOffset(2009, 1, 5, 0, 0, 0, TimeSpan.Zero);
        await Store.SaveAsync(Record(2009, "before midnight.txt") with { Received = midnight.AddTicks(-1) }, default);
        await Store.SaveAsync(Record(2009, "at midnight.txt") with { Received = midnight }, default);

        Assert.Equal("before midnight.txt", Assert.Single(await ReceivedAsync(midnight.AddDays(-7), midnight)).BlobName);
        Assert.Equal("at midnight.txt", Assert.Single(await ReceivedAsync(midnight, midnight.AddDays(7))).BlobName);
    }

    [SkippableTheory]
    [InlineData("a/b\\c#d?e%f.txt")]
    [InlineData("it's \"quoted\" & <b>bold</b>.html")]
    [InlineData("أخبار الأسبوع – ٢٠٢٦؟.docx")]
    [InlineData("../../etc/passwd")]
    [InlineData("tab\tand\u0085next line.txt")]
    [InlineData("name or 'x' eq 'x")]
    public async Task Any_name_is_only_a_name(string name)
    {
        var record = Record(2010, name) with { Article = Everything(name) };

        await Store.SaveAsync(record, default);

        Assert.Equal(name, (await Store.FindByNameAsync(name, default))?.Article?.File);
    }

    [SkippableFact]
    public async Task Names_of_1024_characters_that_differ_in_the_last_are_two_names()
    {
        var (one, two) = (new string('ع', 1023) + "1", new string('ع', 1023) + "2");
        await Store.SaveAsync(Record(2011, one), default);
        await Store.SaveAsync(Record(2011, two), default);

        Assert.Equal(one, (await Store.FindByNameAsync(one, default))?.BlobName);
        Assert.Equal(two, (await Store.FindByNameAsync(two, default))?.BlobName);
    }

    [SkippableFact]
    public async Task More_than_a_row_can_hold_is_cut_in_the_row_and_whole_in_the_text()
    {
        var endless = string.Concat(Enumerable.Repeat("📰", 40_000));
        var record = Record(2012, "endless.txt");
        record = record with
        {
            Article = record.Article! with
            {
                Title = "1" + endless,
                Summary = endless,
                Keywords = [.. Enumerable.Range(0, 20_000).Select(number => $"كلمة {number}")],
                Warnings = [endless],
            },
        };

        await Store.SaveAsync(record, default);

        var row = (await Store.FindByNameAsync(record.BlobName, default))!.Article!;
        Assert.StartsWith(row.Title, record.Article.Title, StringComparison.Ordinal);
        Assert.InRange(row.Title.Length, 30_000, 32_000);
        Assert.False(char.IsHighSurrogate(row.Title[^1]));
        Assert.Equal(record.Article.Keywords.Take(row.Keywords.Count), row.Keywords);
        Assert.InRange(row.Keywords.Count, 1_000, 19_999);
        Assert.Empty(row.Warnings);
        Assert.Equivalent(record.Article, await Store.ReadAsync(record.Id, default), strict: true);
    }

    [SkippableFact]
    public async Task A_save_that_was_cut_short_has_changed_nothing_and_its_repetition_completes_it()
    {
        var record = Record(2013, "cut short.txt");
        await Store.SaveAsync(record, default);
        // What a crash before the last write leaves: text and pointers, but no row.
        var table = storage.Get<TableServiceClient>().GetTableClient("Articles");
        await table.DeleteEntityAsync("day|2013-06-01", record.Id);

        Assert.Null(await Store.FindByNameAsync(record.BlobName, default));
        Assert.Null(await Store.FindByContentAsync(record.ContentHash, default));
        Assert.Empty(await YearAsync(2013));

        await Store.SaveAsync(record with { Received = record.Received.AddMinutes(5) }, default);
        Assert.Equal(record.Id, Assert.Single(await YearAsync(2013)).Id);
        Assert.NotNull(await Store.FindByNameAsync(record.BlobName, default));
    }

    [SkippableFact]
    public async Task An_id_that_is_no_id_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.SaveAsync(Record(2014, "x.txt") with { Id = "a/b" }, default));
    }

    private Task<List<ArticleRecord>> YearAsync(int year) =>
        ReceivedAsync(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private Task<List<ArticleRecord>> ReceivedAsync(DateTimeOffset from, DateTimeOffset to) => Store.ReceivedAsync(from, to, default).ToListAsync().AsTask();

    private static ArticleRecord Record(int year, string name) => new()
    {
        Id = StorageFixture.Id($"{year} {name}"),
        BlobName = name,
        ContentHash = StorageFixture.Id($"content of {year} {name}"),
        Received = new DateTimeOffset(year, 6, 1, 12, 0, 0, TimeSpan.Zero),
        Updated = new DateTimeOffset(year, 6, 1, 12, 0, 0, TimeSpan.Zero),
        Status = ArticleStatus.Accepted,
        Article = new Article
        {
            File = name,
            Title = "Title",
            Language = "en",
            Direction = TextDirection.Ltr,
            Summary = "Summary.",
            Paragraphs = ["One paragraph."],
            Words = 2,
            Fingerprint = "0123456789abcdef",
        },
    };

    private static Article Everything(string name) => new()
    {
        File = name,
        Title = "عنوان \"المقال\" \\ وتفاصيله",
        Byline = "فاطمة الزهراء",
        Source = "وكالة الأنباء",
        Place = "الرباط",
        Published = new PublicationDate(new DateOnly(2026, 11, 23), new TimeOnly(23, 59), DatePrecision.Minute, "line 3: الاثنين ٢٣ نونبر"),
        Language = "ar",
        Direction = TextDirection.Rtl,
        Sections = ["سياسة", "اقتصاد, أعمال"],
        Keywords = ["الحكومة", "\"quoted\"", "new\nline"],
        Summary = "ملخص.",
        Paragraphs = ["الفقرة الأولى.", "<script>alert(1)</script>", ""],
        Words = 7,
        Fingerprint = "fedcba9876543210",
        Warnings = ["The year is not written."],
    };
}
