using Digest.Core.Articles;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.IntegrationTests.Functions;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Observing;

public sealed class TraceTests
{
    [SkippableFact]
    public async Task An_article_and_a_reader_each_have_one_tree_without_gaps_from_the_blob_to_the_mailbox()
    {
        LocalRun.SkipWithoutNode();
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var insights = await InsightsReceiver.StartAsync();
        var (article, issue, reader) = await RunAsync(receiver.Endpoint, insights.ConnectionString);

        var upload = Tree.Of(receiver.Spans, article.Trace);
        var publication = Tree.Of(receiver.Spans, issue.Trace);
        Assert.Equal("function IngestArticle", upload.Root.Name);
        foreach (var stage in new[] { "read blob", "parse article", "store article", "article in issue", "article delivered" })
            Assert.Equal([stage, "ingest article", "function IngestArticle"], upload.PathOf(stage));
        Assert.All(new[] { "article in issue", "article delivered" }, stage => Assert.Contains(publication.Root.Trace, upload.Find(stage).LinkedTraces));
        Assert.Equal("1", upload.Find("article delivered").Tags["digest.sent"]);

        Assert.Equal("publish issue", publication.Root.Name);
        foreach (var stage in new[] { "render issue", "announce issue", "finish issue" })
            Assert.Equal([stage, "publish issue"], publication.PathOf(stage));
        foreach (var stage in new[] { "claim", "hand over", "record answer" })
            Assert.Equal([stage, "copy", "deliver batch", "plan delivery", "announce issue", "publish issue"], publication.PathOf(stage));
        var copy = publication.Find("copy");
        Assert.Equal((reader.Id, "email", "sent"), (copy.Tags["digest.subscriber"], copy.Tags["digest.channel"], copy.Tags["digest.outcome"]));
        Assert.Equal((publication.Find("claim").Start, publication.Find("record answer").End), (copy.Start, copy.End));

        Assert.DoesNotContain(upload.Spans.Concat(publication.Spans).SelectMany(span => span.Tags.Values), value => value.Contains('@', StringComparison.Ordinal) || value.Contains("http", StringComparison.Ordinal));
        Assert.Superset(new HashSet<string> { "digest.articles", "digest.stories", "digest.copies.planned", "digest.copies", "digest.copy.duration" }, receiver.Metrics.ToHashSet());

        // In Application Insights as well, and with the lines that were logged on the way.
        Assert.Superset(publication.Spans.Select(span => span.Name).ToHashSet(), insights.Spans.Where(span => span.Trace == publication.Root.Trace).Select(span => span.Name).ToHashSet());
        Assert.Contains(insights.Logs, log => log.Trace == publication.Root.Trace && log.Text.StartsWith($"Planned issue {issue.Id}: 1 readers", StringComparison.Ordinal));
    }

    // What is exported is complete once the app has ended.
    private static async Task<(ArticleRecord Article, Issue Issue, Subscriber Reader)> RunAsync(string endpoint, string insights)
    {
        var app = new RunningApp { More = { ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = insights, ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["Digest__Observe__CopyRatio"] = "1" } };
        await app.InitializeAsync();
        try
        {
            const string file = "07-open-ledger.md";
            var reader = await app.SubscribeAsync("traced@readers.example");
            await app.UploadAsync(file, await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "seeds", file)));
            await LocalRun.UntilAsync(async () => await app.Articles.FindByNameAsync(file, default) is not null, "the article's row");
            var issue = await app.Service<IssuePublisher>().PublishNowAsync("weekly", default);
            await LocalRun.UntilAsync(async () => (await app.Issues.FindAsync(issue.Id, default))!.State == IssueState.Finished, "the issue is finished");
            return ((await app.Articles.FindByNameAsync(file, default))!, issue, reader);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private sealed record Tree(IReadOnlyList<OtlpSpan> Spans, OtlpSpan Root)
    {
        public static Tree Of(IReadOnlyList<OtlpSpan> all, string? traceParent)
        {
            // Other tests of this process may be traced too.
            var spans = all.Where(span => span.Trace == traceParent!.Split('-')[1]).ToList();
            var ids = spans.Select(span => span.Id).ToHashSet();
            Assert.Equal(spans.Count, ids.Count);
            Assert.All(spans.Where(span => span.Parent.Length > 0), span => Assert.Contains(span.Parent, ids));
            return new Tree(spans, Assert.Single(spans, span => span.Parent.Length == 0));
        }

        public OtlpSpan Find(string name) => Assert.Single(Spans, span => span.Name == name);

        public IEnumerable<string> PathOf(string name)
        {
            for (var span = Find(name); span is not null; span = Spans.FirstOrDefault(other => other.Id == span.Parent))
                yield return span.Name;
        }
    }
}
