using Azure.Storage.Blobs;
using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Issues.Choices;
using Digest.Core.Issues.Composition;
using Digest.Core.Templates;
using Digest.IntegrationTests.Templates;

namespace Digest.IntegrationTests.Storage;

[Collection(StorageCollection.Name)]
public sealed class IssueStoreTests(StorageFixture storage)
{
    private IIssueStore Store => storage.Get<IIssueStore>();

    [SkippableFact]
    public async Task An_issue_comes_back_as_it_was_created()
    {
        var issue = NewIssue(StorageFixture.Edition(), "2026-W48") with
        {
            Batches = 3,
            Audience = 150,
            Settled = 2,
            Tally = new DeliveryTally { Sent = 1, Failed = 2, Suppressed = 3, Uncertain = 4 },
            Trouble = "دفعة في طابور السموم",
            Articles = [.. Enumerable.Range(0, 1_000).Select(number => StorageFixture.Id($"{number}"))],
        };

        Assert.True(await Store.TryCreateAsync(issue, default));

        var found = await Store.FindAsync(issue.Id, default);
        Assert.NotNull(found?.Version);
        Assert.Equivalent(issue with { Version = found.Version }, found, strict: true);
    }

    [SkippableFact]
    public async Task More_articles_than_a_column_holds_keep_their_order()
    {
        var issue = NewIssue(StorageFixture.Edition(), "2026-W48") with { Articles = [.. Enumerable.Range(0, 5_000).Select(number => StorageFixture.Id($"{number}"))] };

        await Store.TryCreateAsync(issue, default);

        Assert.Equal(issue.Articles, (await Store.FindAsync(issue.Id, default))!.Articles);
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("weekly")]
    [InlineData("2026-W48")]
    [InlineData("weekly-2026-W54")]
    [InlineData("weekly-2026-W00")]
    [InlineData("weekly-2026-w48")]
    [InlineData("weekly-2026-W48\n")]
    [InlineData("a/b-2026-W48")]
    [InlineData("../weekly-2026-W48")]
    [InlineData("weekly' or PartitionKey ne 'x-2026-W48")]
    public async Task What_is_no_id_of_an_issue_finds_none(string id)
    {
        Assert.Null(await Store.FindAsync(id, default));
        Assert.Null(await Store.ReadRenderedAsync(id, default));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.SaveRenderedAsync(id, new RenderedIssue("", "", "", "", ""), default));
    }

    [SkippableFact]
    public async Task Created_by_many_at_once_it_is_one_issue_and_stays_as_it_is()
    {
        var edition = StorageFixture.Edition();
        var created = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            var issue = NewIssue(edition, "2026-W48") with { Articles = [StorageFixture.Id($"{number}")] };
            return (Won: await Store.TryCreateAsync(issue, default), issue.Articles);
        }));

        var winner = Assert.Single(created, one => one.Won);
        Assert.Equal(winner.Articles, (await Store.FindAsync($"{edition}-2026-W48", default))!.Articles);
    }

    [SkippableFact]
    public async Task The_latest_issue_is_that_of_the_latest_week_of_its_own_edition()
    {
        var edition = StorageFixture.Edition();
        Assert.Null(await Store.LatestAsync(edition, default));
        foreach (var week in new[] { "2025-W52", "2026-W01", "2026-W53", "2025-W09", "2026-W10" })
            await Store.TryCreateAsync(NewIssue(edition, week), default);
        await Store.TryCreateAsync(NewIssue($"{edition}-b", "2027-W01"), default);

        Assert.Equal("2026-W53", (await Store.LatestAsync(edition, default))?.Week);
        Assert.Null(await Store.LatestAsync("' or '' eq '", default));
    }

    [SkippableFact]
    public async Task Those_that_changed_since_a_time_are_told_from_those_that_did_not()
    {
        var edition = StorageFixture.Edition();
        var since = new DateTimeOffset(2026, 11, 29, 7, 0, 0, TimeSpan.FromHours(1));
        await Store.TryCreateAsync(NewIssue(edition, "2026-W46") with { State = IssueState.Dropped, Changed = since }, default);
        await Store.TryCreateAsync(NewIssue(edition, "2026-W47") with { State = IssueState.Finished, Changed = since.AddTicks(-1) }, default);
        await Store.TryCreateAsync(NewIssue(edition, "2026-W48") with { State = IssueState.Delivering, Changed = since.AddDays(1) }, default);
        await Store.TryCreateAsync(NewIssue(edition, "2026-W49") with { State = IssueState.Draft, Changed = since.AddDays(1) }, default);

        Assert.Equal(["2026-W48", "2026-W46"], (await Store.ChangedAsync(edition, since, default).ToListAsync()).Select(issue => issue.Week));
    }

    [SkippableFact]
    public async Task Unfinished_issues_come_oldest_first()
    {
        var edition = StorageFixture.Edition();
        await Store.TryCreateAsync(NewIssue(edition, "2026-W02") with { State = IssueState.Delivering }, default);
        await Store.TryCreateAsync(NewIssue(edition, "2025-W51") with { State = IssueState.Composed }, default);
        await Store.TryCreateAsync(NewIssue(edition, "2026-W03") with { State = IssueState.Finished }, default);
        await Store.TryCreateAsync(NewIssue(edition, "2026-W04") with { State = IssueState.Empty }, default);
        await Store.TryCreateAsync(NewIssue(edition, "2026-W01") with { State = IssueState.Rendered }, default);

        var weeks = await Store.UnfinishedAsync(edition, default).Select(issue => issue.Week).ToListAsync();

        Assert.Equal(["2025-W51", "2026-W01", "2026-W02"], weeks);
    }

    [SkippableFact]
    public async Task Who_updates_an_issue_that_somebody_else_updated_is_told()
    {
        var edition = StorageFixture.Edition();
        await Store.TryCreateAsync(NewIssue(edition, "2026-W48") with { Trouble = "mended soon" }, default);
        var read = (await Store.FindAsync($"{edition}-2026-W48", default))!;

        var first = await Store.TryUpdateAsync(read with { State = IssueState.Rendered, Trouble = null }, default);
        var second = await Store.TryUpdateAsync(read with { State = IssueState.Finished }, default);
        var third = await Store.TryUpdateAsync(first! with { State = IssueState.Delivering }, default);

        Assert.Null(second);
        Assert.Equivalent(third, await Store.FindAsync(read.Id, default), strict: true);
        Assert.Equal((IssueState.Delivering, null), (third!.State, third.Trouble));
    }

    [SkippableFact]
    public async Task An_issue_that_was_never_stored_cannot_be_updated()
    {
        var edition = StorageFixture.Edition();
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.TryUpdateAsync(NewIssue(edition, "2026-W48"), default));
        Assert.Null(await Store.TryUpdateAsync(NewIssue(edition, "2026-W48") with { Version = "W/\"datetime'2026-01-01T00%3A00%3A00.0000000Z'\"" }, default));
    }

    [SkippableFact]
    public async Task Rendered_files_come_back_and_say_what_they_are()
    {
        var id = $"{StorageFixture.Edition()}-2026-W48";
        var rendered = new RenderedIssue("نشرة الأسبوع", $"<p>{ReaderMark.For(ReaderMark.Name)}</p>", "نص", "<!doctype html><p>صفحة", "{\"a\":\"ب\"}")
        {
            Chats = RenderedIssue.ChatFiles.ToDictionary(file => file, file => $"[\n{{\"text\":\"رسالة {file}\"}}\n]\n"),
        };
        Assert.Null(await Store.ReadRenderedAsync(id, default));

        await Store.SaveRenderedAsync(id, rendered with { Subject = "first" }, default);
        await Store.SaveRenderedAsync(id, rendered, default);

        Assert.Equivalent(rendered, await Store.ReadRenderedAsync(id, default), strict: true);
        var page = storage.Get<BlobServiceClient>().GetBlobContainerClient("outgoing").GetBlobClient($"{id}/index.html");
        var properties = (await page.GetPropertiesAsync()).Value;
        Assert.Equal(("text/html; charset=utf-8", "private, no-store"), (properties.ContentType, properties.CacheControl));
        var chat = (await storage.Get<BlobServiceClient>().GetBlobContainerClient("outgoing").GetBlobClient($"{id}/slack.json").GetPropertiesAsync()).Value;
        Assert.Equal(("application/json; charset=utf-8", "private, no-store"), (chat.ContentType, chat.CacheControl));
    }

    [SkippableFact]
    public async Task An_issue_that_was_rendered_for_fewer_chats_is_read_with_those()
    {
        var id = $"{StorageFixture.Edition()}-2026-W48";
        await Store.SaveRenderedAsync(id, new RenderedIssue("s", "h", "t", "w", "j") { Chats = new Dictionary<string, string> { ["teams.json"] = "[]" } }, default);

        Assert.Equal([new("teams.json", "[]")], (await Store.ReadRenderedAsync(id, default))!.Chats);
    }

    [SkippableTheory]
    [InlineData("email.html")]
    [InlineData("../teams.json")]
    public async Task Chats_are_stored_under_their_own_names_only(string file) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.SaveRenderedAsync($"{StorageFixture.Edition()}-2026-W48",
            new RenderedIssue("s", "h", "t", "w", "j") { Chats = new Dictionary<string, string> { [file] = "[]" } }, default));

    [SkippableFact]
    public async Task Each_choice_of_readers_has_files_of_its_own()
    {
        var id = $"{StorageFixture.Edition()}-2026-W48";
        var english = ReaderChoice.Parse("en");
        var (main, other) = (new RenderedIssue("s", "h", "t", "w", "j"), new RenderedIssue("subject", "html", "text", "", "{}"));

        await Store.SaveRenderedAsync(id, english, other, default);
        Assert.Null(await Store.ReadRenderedAsync(id, default));
        await Store.SaveRenderedAsync(id, main, default);

        Assert.Equivalent(main, await Store.ReadRenderedAsync(id, default), strict: true);
        Assert.Equivalent(other, await Store.ReadRenderedAsync(id, english, default), strict: true);
        Assert.Null(await Store.ReadRenderedAsync(id, ReaderChoice.Parse("en\nثقافة"), default));
    }

    [SkippableFact]
    public async Task The_articles_that_an_issue_was_rendered_from_come_back()
    {
        var id = $"{StorageFixture.Edition()}-2026-W48";
        var articles = SeedIssue.Articles.Select((article, number) => new IssueArticle(StorageFixture.Id($"{number}"), article)).ToList();
        Assert.Null(await Store.ReadContentAsync(id, default));

        await Store.SaveContentAsync(id, articles[..2], default);
        await Store.SaveContentAsync(id, articles, default);

        Assert.Equivalent(articles, await Store.ReadContentAsync(id, default), strict: true);
        Assert.Null(await Store.ReadContentAsync("../weekly-2026-W48", default));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.SaveContentAsync("../weekly-2026-W48", articles, default));
    }

    [SkippableFact]
    public async Task Half_of_the_files_are_none()
    {
        var id = $"{StorageFixture.Edition()}-2026-W48";
        await Store.SaveRenderedAsync(id, new RenderedIssue("s", "h", "t", "w", "j"), default);
        await storage.Get<BlobServiceClient>().GetBlobContainerClient("outgoing").DeleteBlobAsync($"{id}/email.txt");

        Assert.Null(await Store.ReadRenderedAsync(id, default));
    }

    private static Issue NewIssue(string edition, string week) => new()
    {
        Edition = edition,
        Week = week,
        From = new DateTimeOffset(2026, 11, 15, 6, 0, 0, TimeSpan.Zero),
        Cut = new DateTimeOffset(2026, 11, 22, 6, 0, 0, TimeSpan.Zero).AddTicks(7),
        State = IssueState.Composed,
        Articles = [StorageFixture.Id("one")],
        Changed = new DateTimeOffset(2026, 11, 22, 6, 0, 1, TimeSpan.Zero),
    };
}
