using System.Globalization;
using Azure.Data.Tables;
using Digest.Core.Articles;

namespace Digest.Azure;

/// <summary>An article as a row: all but its paragraphs.</summary>
internal static class ArticleRow
{
    /// <summary>Of these rows and of the pointers to them.</summary>
    public const int Layout = 1;

    public static TableEntity From(ArticleRecord record)
    {
        var row = new TableEntity(Keys.Day(record.Received), Keys.CheckedId(record.Id))
        {
            [RowLayout.Column] = Layout,
            ["BlobName"] = Columns.Bounded(record.BlobName),
            ["ContentHash"] = record.ContentHash,
            ["Received"] = record.Received.ToUniversalTime(),
            ["Updated"] = record.Updated.ToUniversalTime(),
            ["Status"] = record.Status.ToString(),
            ["Reason"] = Columns.Bounded(record.Reason),
            ["Trace"] = record.Trace,
        };
        if (record.Article is { } article)
            Add(row, article);
        return row;
    }

    public static ArticleRecord Read(TableEntity row)
    {
        row.CheckLayout(Layout);
        return new()
        {
            Id = row.RowKey,
            BlobName = row.GetString("BlobName"),
            ContentHash = row.GetString("ContentHash"),
            Received = row.GetInstant("Received"),
            Updated = row.GetInstant("Updated"),
            Status = row.GetEnum<ArticleStatus>("Status"),
            Reason = row.GetString("Reason"),
            Trace = row.GetString("Trace"),
            Article = row.ContainsKey("Title") ? ReadArticle(row) : null,
        };
    }

    private static void Add(TableEntity row, Article article)
    {
        row["File"] = Columns.Bounded(article.File);
        row["Title"] = Columns.Bounded(article.Title);
        row["Byline"] = Columns.Bounded(article.Byline);
        row["Source"] = Columns.Bounded(article.Source);
        row["Place"] = Columns.Bounded(article.Place);
        row["Language"] = article.Language;
        row["Direction"] = article.Direction.ToString();
        row["Sections"] = Columns.List(article.Sections);
        row["Keywords"] = Columns.List(article.Keywords);
        row["Places"] = Columns.List(article.Places);
        row["Organisations"] = Columns.List(article.Organisations);
        row["Summary"] = Columns.Bounded(article.Summary);
        row["Words"] = article.Words;
        row["ReadingMinutes"] = article.ReadingMinutes;
        row["Fingerprint"] = article.Fingerprint;
        row["Warnings"] = Columns.List(article.Warnings);
        if (article.Published is not { } published)
            return;
        // A calendar day, never an instant: it must not move with a time zone.
        row["PublishedDate"] = published.Date.ToString("O", CultureInfo.InvariantCulture);
        row["PublishedTime"] = published.Time?.ToString("O", CultureInfo.InvariantCulture);
        row["PublishedPrecision"] = published.Precision.ToString();
        row["PublishedBasis"] = Columns.Bounded(published.Basis);
        row["PublishedZone"] = published.Zone;
    }

    private static Article ReadArticle(TableEntity row) => new()
    {
        File = row.GetString("File"),
        Title = row.GetString("Title"),
        Byline = row.GetString("Byline"),
        Source = row.GetString("Source"),
        Place = row.GetString("Place"),
        Published = row.ContainsKey("PublishedDate") ? ReadPublished(row) : null,
        Language = row.GetString("Language"),
        Direction = row.GetEnum<TextDirection>("Direction"),
        Sections = Columns.List(row.GetString("Sections")),
        Keywords = Columns.List(row.GetString("Keywords")),
        Places = Columns.List(row.GetString("Places")),
        Organisations = Columns.List(row.GetString("Organisations")),
        Summary = row.GetString("Summary"),
        Paragraphs = [],
        Words = row.GetInt32("Words") ?? 0,
        ReadingMinutes = row.GetInt32("ReadingMinutes") ?? 1,
        Fingerprint = row.GetString("Fingerprint"),
        Warnings = Columns.List(row.GetString("Warnings")),
    };

    private static PublicationDate ReadPublished(TableEntity row) => new(
        DateOnly.ParseExact(row.GetString("PublishedDate"), "O", CultureInfo.InvariantCulture),
        row.GetString("PublishedTime") is { } time ? TimeOnly.ParseExact(time, "O", CultureInfo.InvariantCulture) : null,
        row.GetEnum<DatePrecision>("PublishedPrecision"),
        row.GetString("PublishedBasis"))
    {
        Zone = row.GetString("PublishedZone"),
    };
}
