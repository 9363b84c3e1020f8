using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Digest.Core.Archive;
using Digest.Core.Issues;
using Digest.Core.Templates;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Functions;

/// <summary>The archive as the app serves it.</summary>
public sealed class ReadArchiveTests(RunningApp app) : IClassFixture<RunningApp>
{
    [SkippableTheory]
    [InlineData("weekly-2026-W47", "text/html; charset=utf-8")]
    [InlineData("weekly-2026-W47/", "text/html; charset=utf-8")]
    [InlineData("weekly-2026-W47/issue.json", "application/json; charset=utf-8")]
    [InlineData("weekly", "text/html; charset=utf-8")]
    [InlineData("weekly/index.html", "text/html; charset=utf-8")]
    [InlineData("weekly/atom.xml", "application/atom+xml; charset=utf-8")]
    [InlineData("weekly/rss.xml", "application/rss+xml; charset=utf-8")]
    [InlineData("weekly/feed.json", "application/feed+json; charset=utf-8")]
    public async Task Public_files_are_served_once_and_then_only_when_they_changed(string path, string type)
    {
        await PublishAsync();
        using var response = await app.Http.GetAsync($"api/issues/{path}");

        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        Assert.Equal("public, max-age=300", response.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(path, headers => headers.IfNoneMatch.Add(response.Headers.ETag!)));
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(path, headers => headers.IfModifiedSince = response.Content.Headers.LastModified));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(path, headers => headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\""))));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(path, headers => headers.IfModifiedSince = response.Content.Headers.LastModified!.Value.AddMinutes(-1)));

        using var head = await app.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"api/issues/{path}"));
        Assert.Equal((HttpStatusCode.OK, response.Content.Headers.ContentLength, response.Headers.ETag), (head.StatusCode, head.Content.Headers.ContentLength, head.Headers.ETag));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [SkippableFact]
    public async Task Feeds_name_themselves_in_a_header_as_hubs_want_it()
    {
        await PublishAsync();
        using var feed = await app.Http.GetAsync("api/issues/weekly/rss.xml");
        using var page = await app.Http.GetAsync("api/issues/weekly");

        Assert.Equal("<https://digest.news.example/api/issues/weekly/rss.xml>; rel=\"self\"", Assert.Single(feed.Headers.GetValues("Link")));
        Assert.False(page.Headers.Contains("Link"));
    }

    [SkippableTheory]
    [InlineData("weekly-1999-W01")]
    [InlineData("weekly-2026-W47/email.html")]
    [InlineData("weekly-2026-W47/subject.txt")]
    [InlineData("weekly/catalogue.json")]
    [InlineData("..%2Foutgoing%2Fweekly%2Fcatalogue.json")]
    [InlineData("weekly%2Findex.html")]
    [InlineData("weekly//index.html")]
    [InlineData("weekly/page-2.html")]
    [InlineData("")]
    public async Task Nothing_else_is_found(string path)
    {
        await PublishAsync();
        using var response = await app.Http.GetAsync($"api/issues/{path}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("There is no such issue or page here.\n", await response.Content.ReadAsStringAsync());
    }

    [SkippableFact]
    public async Task A_withdrawn_issue_is_gone_and_says_so()
    {
        await PublishAsync("2026-W46");
        await app.Service<IssueArchive>().RecallAsync(app.Edition, "weekly-2026-W46", default);
        using var response = await app.Http.GetAsync("api/issues/weekly-2026-W46");

        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Contains("سُحب هذا العدد", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("weekly-2026-W46/issue.json", _ => { }));
    }

    [SkippableFact]
    public async Task Container_issues_holds_public_files_only_and_none_of_them_knows_a_reader_F33()
    {
        LocalRun.SkipWithoutNode();
        var reader = await app.SubscribeAsync("layla@readers.example");
        await app.UploadAsync("seed.md", await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "seeds", "07-open-ledger.md")));
        await LocalRun.UntilAsync(async () => await app.Articles.FindByNameAsync("seed.md", default) is not null, "a row for seed.md");
        var issue = await app.Service<IssuePublisher>().PublishNowAsync("weekly", default);
        await LocalRun.UntilAsync(async () => (await app.Issues.FindAsync(issue.Id, default))!.State == IssueState.Finished, "the issue is finished");

        var names = new List<string>();
        var container = app.Blobs.GetBlobContainerClient("issues");
        await foreach (var blob in container.GetBlobsAsync())
        {
            names.Add(blob.Name);
            Assert.Equal(blob.Name, ArchivePaths.Find(blob.Name));
            var text = Encoding.UTF8.GetString((await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToMemory().Span);
            Assert.All(["unsubscribe", "readers.example", reader.Id, $"{ReaderMark.Open}"], secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Contains($"{issue.Id}/index.html", names);
        Assert.True(await app.Blobs.GetBlobContainerClient("outgoing").GetBlobClient($"{issue.Id}/email.html").ExistsAsync());
    }

    private async Task PublishAsync(string week = "2026-W47")
    {
        LocalRun.SkipWithoutNode();
        var cut = new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero).AddDays(week == "2026-W47" ? 0 : -7);
        var issue = new Issue { Edition = "weekly", Week = week, From = cut.AddDays(-7), Cut = cut, State = IssueState.Composed, Articles = [], Changed = cut };
        var json = $$"""{"id":"{{issue.Id}}","date":"{{cut:yyyy-MM-dd}}","title":"موجز","subject":"جسر","language":"ar","direction":"rtl","stories":[]}""";
        await app.Service<IssueArchive>().PublishAsync(app.Edition, issue, new RenderedIssue("s", "h", "t", "<!DOCTYPE html><title>جسر</title>", json), default);
    }

    private async Task<HttpStatusCode> StatusAsync(string path, Action<HttpRequestHeaders> with)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/issues/{path}");
        with(request.Headers);
        using var response = await app.Http.SendAsync(request);
        return response.StatusCode;
    }
}
