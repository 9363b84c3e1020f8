using System.Globalization;
using Digest.Cli.Parse;
using Digest.Cli.Terminal;
using Digest.Core.Articles;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;

namespace Digest.Cli.Demo;

/// <summary>The closing tables of a demo.</summary>
internal static class DemoTables
{
    /// <summary>What became of all files, in one line.</summary>
    public static string Sum(IReadOnlyList<DemoUpload> uploads)
    {
        var passedOver = uploads.Count(upload => upload.Record is null);
        return $"{uploads.Count(upload => upload.IsNew)} uploaded, {uploads.Count(upload => upload is { IsNew: false, Record: not null })} there already"
            + (passedOver > 0 ? $", {passedOver} passed over" : "")
            + $"; {Having(ArticleStatus.Accepted)} accepted, {Having(ArticleStatus.Rejected)} rejected";

        int Having(ArticleStatus status) => uploads.Count(upload => upload.Record?.Status == status);
    }

    /// <summary>Every file: what was understood of it, or why it was rejected.</summary>
    public static void ShowArticles(Reporter reporter, IEnumerable<DemoUpload> uploads) => reporter.Table(
        "article",
        ["File", "Title, or why it was rejected", "Date", "Language", "Place", "Words"],
        uploads.Select(Row));

    /// <summary>Every copy and its outcome.</summary>
    public static void ShowCopies(Reporter reporter, IEnumerable<DemoCopy> copies) => reporter.Table(
        "delivery",
        ["Reader", "Channel", "Outcome"],
        copies.Select(copy => new[]
        {
            copy.Reader?.Address ?? copy.Row.SubscriberId,
            copy.Reader?.Channel == ChannelKind.Webhook ? "POST" : "e-mail",
            Outcome(copy.Row),
        }));

    /// <summary>The outcome of a copy in words.</summary>
    public static string Outcome(DeliveryRow row)
    {
        var answer = string.Join(' ', new[] { row.Code, row.Detail }.Where(part => !string.IsNullOrWhiteSpace(part)));
        var next = row is { Status: DeliveryStatus.Retry, Until: { } until } ? string.Create(CultureInfo.InvariantCulture, $", next try {until:yyyy-MM-dd HH:mm} UTC") : "";
        return Printable.OneLine($"{row.Status.ToString().ToLowerInvariant()}{next}{(answer.Length > 0 ? ": " : "")}{answer}");
    }

    private static string[] Row(DemoUpload upload) => upload switch
    {
        { Record: { Status: ArticleStatus.Accepted, Article: { } article } } =>
        [
            upload.File.Name,
            article.Title,
            ReadableArticle.When(article.Published),
            article.Language,
            article.Place ?? "",
            article.Words.ToString(CultureInfo.InvariantCulture),
        ],
        { Record: { } rejected } => [upload.File.Name, $"rejected: {rejected.Reason}", "", "", "", ""],
        _ => [upload.File.Name, "not uploaded: its name is not that of an article (.txt, .html, .md, .docx)", "", "", "", ""],
    };
}
