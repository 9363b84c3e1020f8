using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Digest.Core.Articles;

namespace Digest.Core.Templates;

/// <summary>The issue as data, <c>issue.json</c>: for programs that want the stories without the page.</summary>
internal static class IssueDocument
{
    private const string Schema = "digest-issue/1";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        // Arabic stays readable; what HTML could mistake for markup is still escaped.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
    };

    public static string Of(IssuePress press) => JsonSerializer.Serialize(new Document(
        Schema, press.Issue.Id, press.Issue.Edition, press.Issue.Week, press.Issue.From, press.Issue.Cut, Locale.Iso(press.Day),
        press.Title, press.Subject, press.Locale.Language, Bidi.Name(press.Locale.Direction), press.Url,
        [.. press.Stories.Select(Of)]), Json);

    private static Entry Of(Story story)
    {
        var article = story.Article;
        return new Entry(
            story.Id, story.Group, [.. story.AlsoIn.Select(other => new Other(other.Id, other.Url, PlainText.Clean(other.Article.Title, 300), PlainText.CleanOrNull(other.Article.Source, 80), other.Article.Language))],
            story.Anchor, story.Url, PlainText.Clean(article.Title, 300), PlainText.Clean(article.Summary, 400),
            PlainText.CleanOrNull(article.Place, 80), PlainText.CleanOrNull(article.Source, 80), PlainText.CleanOrNull(article.Byline, 80),
            article.Published is { } day ? Locale.Iso(day.Date) : null,
            article.Published?.Time is { } time ? time.ToString("HH:mm", CultureInfo.InvariantCulture) : null,
            article.Language, Bidi.Name(article.Direction), article.Words, story.Minutes,
            [.. article.Sections.Select(section => PlainText.Clean(section, 80))],
            [.. article.Keywords.Select(keyword => PlainText.Clean(keyword, 80))],
            article.Picture is { } picture ? new Picture(PlainText.Clean(picture.Url), PlainText.CleanOrNull(picture.Alt, 300)) : null,
            TextHash(article));
    }

    // Tells whether anything of the text was corrected, without the text.
    private static string TextHash(Article article) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', article.Paragraphs))).AsSpan(0, 16));

    private sealed record Document(
        string Schema, string Id, string Edition, string Week, DateTimeOffset From, DateTimeOffset Cut, string Date,
        string Title, string Subject, string Language, string Direction, string Url, IReadOnlyList<Entry> Stories);

    private sealed record Entry(
        string Id, string? Group, IReadOnlyList<Other> AlsoIn, string Anchor, string Url, string Title, string Summary, string? Place, string? Source, string? Byline, string? Date, string? Time,
        string Language, string Direction, int Words, int Minutes, IReadOnlyList<string> Sections, IReadOnlyList<string> Keywords, Picture? Picture, string Text);

    private sealed record Picture(string Url, string? Alt);

    private sealed record Other(string Id, string Url, string Title, string? Source, string Language);
}
