using System.Net;
using System.Text;
using Digest.Core.Articles;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Functions;

public sealed class FunctionAppTests(RunningApp app) : IClassFixture<RunningApp>
{
    [SkippableFact]
    public async Task Uploads_become_rows_the_issue_is_mailed_once_and_its_rows_add_up()
    {
        LocalRun.SkipWithoutNode();
        var seeds = Directory.GetFiles(Path.Combine(Repository.Root, "seeds"));
        foreach (var seed in seeds)
            await app.UploadAsync(Path.GetFileName(seed), await File.ReadAllBytesAsync(seed));
        await app.UploadAsync("empty.txt", []);
        await app.UploadAsync("picture.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]);
        foreach (var name in seeds.Select(seed => Path.GetFileName(seed)!).Append("empty.txt").Append("picture.txt"))
            await LocalRun.UntilAsync(async () => await app.Articles.FindByNameAsync(name, CancellationToken.None) is not null, $"a row for {name}");

        var rejected = await app.Articles.FindByNameAsync("picture.txt", CancellationToken.None);
        Assert.Equal(ArticleStatus.Rejected, rejected!.Status);
        Assert.False(string.IsNullOrEmpty(rejected.Reason));

        await app.SubscribeAsync("layla@readers.example");
        await app.SubscribeAsync("omar@readers.example");
        var publisher = app.Service<IssuePublisher>();
        var issue = await publisher.PublishNowAsync("weekly", CancellationToken.None);
        await LocalRun.UntilAsync(async () => (await app.Issues.FindAsync(issue.Id, CancellationToken.None))!.State == IssueState.Finished, "the issue is finished");
        var again = await publisher.PublishNowAsync("weekly", CancellationToken.None);

        Assert.Equal(issue.Id, again.Id);
        Assert.Equal(seeds.Length, again.Articles.Count);
        Assert.Equal((2, 2), (again.Audience, again.Tally.Sent));
        var mails = await app.Mail.ReadAsync(CancellationToken.None);
        Assert.Equal(["layla@readers.example", "omar@readers.example"], mails.Select(mail => mail.To.Single()).Order());
        var page = await app.Http.GetStringAsync($"api/issues/{issue.Id}");
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("unsubscribe", page, StringComparison.Ordinal);
        foreach (var mail in mails)
        {
            var reader = SubscriberId.For("weekly", ChannelKind.Email, mail.To.Single());
            var preferences = app.Service<ReaderLinks>().Preferences(app.Edition, reader);
            foreach (var part in Parts(mail))
                Assert.Contains(preferences.AbsoluteUri, part, StringComparison.Ordinal);
            Assert.Contains(mail.To.Single(), await app.Http.GetStringAsync(preferences.AbsolutePath), StringComparison.Ordinal);
        }
        Assert.All(mails, mail => Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", Encoding.UTF8.GetString(mail.Raw.Span), StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task The_metadata_of_an_upload_overrides_what_its_file_says()
    {
        LocalRun.SkipWithoutNode();
        var file = Path.Combine(Repository.Root, "seeds", "07-open-ledger.md");
        await app.UploadAsync("told.md", [.. await File.ReadAllBytesAsync(file), .. "\nTold twice.\n"u8], new() { ["Title"] = Uri.EscapeDataString("عنوان المحرر"), ["published"] = "2026-11-20" });
        await LocalRun.UntilAsync(async () => await app.Articles.FindByNameAsync("told.md", CancellationToken.None) is not null, "a row for told.md");

        var article = (await app.Articles.FindByNameAsync("told.md", CancellationToken.None))!.Article!;
        Assert.Equal(("عنوان المحرر", new DateOnly(2026, 11, 20)), (article.Title, article.Published?.Date));
    }

    [SkippableTheory]
    [InlineData("weekly-1999-W01")]
    [InlineData("..%2F..%2Fparsed")]
    [InlineData("no-issue")]
    public async Task An_issue_that_does_not_exist_is_not_found(string id)
    {
        LocalRun.SkipWithoutNode();
        using var response = await app.Http.GetAsync($"api/issues/{id}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [SkippableTheory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Health_answers_to_GET_and_HEAD(string method)
    {
        LocalRun.SkipWithoutNode();
        using var request = new HttpRequestMessage(new HttpMethod(method), "api/health");
        using var response = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(method == "GET" ? "{\"status\":\"healthy\"}" : "", await response.Content.ReadAsStringAsync());
    }

    [SkippableTheory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task An_app_whose_storage_templates_and_settings_are_in_order_is_ready(string method)
    {
        LocalRun.SkipWithoutNode();
        using var request = new HttpRequestMessage(new HttpMethod(method), "api/ready");
        using var response = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(method == "GET" ? "{\"status\":\"ready\",\"failing\":[]}" : "", await response.Content.ReadAsStringAsync());
    }

    [SkippableFact]
    public async Task A_poisoned_upload_gets_a_row_with_the_reason()
    {
        LocalRun.SkipWithoutNode();
        await app.SendAsync("webjobs-blobtrigger-poison", """{"Type":"BlobTrigger","FunctionId":"Host.Functions.IngestArticle","BlobType":"BlockBlob","ContainerName":"articles","BlobName":"stuck.txt","ETag":"\"0x1\""}""");
        await LocalRun.UntilAsync(async () => await app.Articles.FindByNameAsync("stuck.txt", CancellationToken.None) is not null, "a row for stuck.txt");

        var row = await app.Articles.FindByNameAsync("stuck.txt", CancellationToken.None);
        Assert.Equal(ArticleStatus.Rejected, row!.Status);
        Assert.Contains("IngestArticle", row.Reason, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_poisoned_batch_is_written_on_its_issue()
    {
        LocalRun.SkipWithoutNode();
        var issue = new Issue
        {
            Edition = "weekly",
            Week = "2001-W01",
            From = DateTimeOffset.UnixEpoch,
            Cut = DateTimeOffset.UnixEpoch.AddDays(7),
            State = IssueState.Delivering,
            Articles = [],
            Batches = 1,
            Changed = DateTimeOffset.UnixEpoch,
        };
        await app.Issues.TryCreateAsync(issue, CancellationToken.None);
        await app.SendAsync("deliver-poison", "not json");
        await app.SendAsync("deliver-poison", """{"issueId":"weekly-2001-W01","batch":0}""");
        await LocalRun.UntilAsync(async () => (await app.Issues.FindAsync(issue.Id, CancellationToken.None))!.Trouble is not null, "trouble on the issue");

        Assert.Contains("Batch 0", (await app.Issues.FindAsync(issue.Id, CancellationToken.None))!.Trouble, StringComparison.Ordinal);
    }

    // Text and html, each in base64.
    private static string[] Parts(CaughtMail mail) =>
        [.. Encoding.UTF8.GetString(mail.Raw.Span).ReplaceLineEndings("\n").Split("Content-Transfer-Encoding: base64\n\n")[1..].Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part.Split("\n--")[0].Replace("\n", "", StringComparison.Ordinal))))];
}
