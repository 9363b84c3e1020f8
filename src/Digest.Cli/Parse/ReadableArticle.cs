using System.Globalization;
using System.Text;
using Digest.Cli.Terminal;
using Digest.Core.Articles;

namespace Digest.Cli.Parse;

/// <summary>An article for people: one fact a line, absent ones left out.</summary>
internal static class ReadableArticle
{
    /// <summary>What was understood.</summary>
    public static string Of(Article article)
    {
        var text = new StringBuilder().AppendLine(Printable.OneLine(article.File));
        Add(text, "title", article.Title);
        Add(text, "published", When(article.Published), article.Published?.Basis);
        Add(text, "place", article.Place);
        Add(text, "byline", article.Byline);
        Add(text, "source", article.Source);
        Add(text, "language", Language(article));
        Add(text, "sections", string.Join(" · ", article.Sections));
        Add(text, "keywords", string.Join(" · ", article.Keywords));
        Add(text, "length", Length(article));
        Add(text, "summary", article.Summary);
        foreach (var warning in article.Warnings)
            Add(text, "warning", warning);
        return text.ToString();
    }

    /// <summary>What became of each line of the file: a line each, with the reason where it is not the story.</summary>
    public static string Of(ParsedFile file)
    {
        var text = new StringBuilder(Of(file.Article));
        foreach (var verdict in file.Verdicts)
        {
            var score = verdict.Score is { } value ? value.ToString(" 0.00", CultureInfo.InvariantCulture) : "";
            text.Append(CultureInfo.InvariantCulture, $"  {verdict.Place,5} {verdict.Role,-8}{score} {Printable.Isolated(verdict.Text)}");
            if (verdict.Reason is { } reason)
                text.Append(CultureInfo.InvariantCulture, $" ({reason})");
            text.AppendLine();
        }

        return text.ToString();
    }

    /// <summary>Why there is nothing to show.</summary>
    public static string Of(string file, ArticleRejectedException rejection)
    {
        var text = new StringBuilder().AppendLine(Printable.OneLine(file));
        Add(text, "rejected", rejection.Message);
        return text.ToString();
    }

    /// <summary>The day, with the time and its zone where they are known; empty when it is not known.</summary>
    public static string When(PublicationDate? published) => published switch
    {
        null => "",
        { Time: { } time } => string.Create(CultureInfo.InvariantCulture, $"{published.Date:yyyy-MM-dd} {time:HH:mm}{(published.Zone is null ? "" : " ")}{published.Zone}"),
        _ => published.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>The language and where its lines begin.</summary>
    public static string Language(Article article) => $"{article.Language} ({(article.Direction == TextDirection.Rtl ? "right to left" : "left to right")})";

    /// <summary>The words, the paragraphs and how long they take to read.</summary>
    public static string Length(Article article) => string.Create(
        CultureInfo.InvariantCulture,
        $"{article.Words} words in {Counted(article.Paragraphs.Count, "paragraph")}, {Counted(article.ReadingMinutes, "minute")} to read");

    private static string Counted(int count, string name) => string.Create(CultureInfo.InvariantCulture, $"{count} {name}{(count == 1 ? "" : "s")}");

    private static void Add(StringBuilder text, string name, string? value, string? remark = null)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;
        text.Append(CultureInfo.InvariantCulture, $"  {name,-10} {Printable.Isolated(value)}");
        if (!string.IsNullOrWhiteSpace(remark))
            text.Append(CultureInfo.InvariantCulture, $" ({Printable.OneLine(remark)})");
        text.AppendLine();
    }
}
