using System.Diagnostics;
using Digest.Core.Articles;
using Digest.Core.Issues;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Observing;

/// <summary>Tells in the trace of each article, days after its upload, which issue took it and how many have it.</summary>
public sealed partial class ArticleTraces(IArticleStore articles, ILogger<ArticleTraces> logger)
{
    /// <summary>An issue took its articles.</summary>
    public Task TakenAsync(Issue issue, CancellationToken cancellationToken) => AddAsync("article in issue", issue, _ => { }, cancellationToken);

    /// <summary>All copies of an issue are out.</summary>
    public Task DeliveredAsync(Issue issue, CancellationToken cancellationToken) => AddAsync("article delivered", issue, span => span.Describe(issue), cancellationToken);

    private async Task AddAsync(string name, Issue issue, Action<Activity> describe, CancellationToken cancellationToken)
    {
        if (!Tracing.Source.HasListeners() || issue.Articles.Count == 0)
            return;
        try
        {
            var taken = issue.Articles.ToHashSet(StringComparer.Ordinal);
            ActivityLink[]? links = ActivityContext.TryParse(issue.Trace, null, out var its) ? [new ActivityLink(its)] : null;
            await foreach (var record in articles.ReceivedAsync(issue.From - IssueComposer.Lookback, issue.Cut, cancellationToken))
            {
                if (!taken.Contains(record.Id) || !ActivityContext.TryParse(record.Trace, null, isRemote: true, out var trace))
                    continue;
                using var span = Tracing.Source.StartActivity(name, ActivityKind.Internal, trace, links: links);
                if (span is null)
                    continue;
                span.SetTag(Tags.Article, record.Id).SetTag(Tags.Issue, issue.Id).SetTag(Tags.Edition, issue.Edition);
                describe(span);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A trace is not worth an issue.
            Log.NotTraced(logger, issue.Id, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The traces of the articles of issue {Issue} could not be carried on")]
        public static partial void NotTraced(ILogger logger, string issue, Exception failure);
    }
}
