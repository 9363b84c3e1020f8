using System.Text.Json;

namespace Digest.Core.Archive;

/// <summary>What the archive reads of an issue's <c>issue.json</c>, from which index, feeds and picture are made.</summary>
internal sealed record IssueFile(string Id, string Date, string Title, string Subject, string Language, string Direction, IReadOnlyList<IssueFile.Story> Stories)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>Reads the file.</summary>
    /// <exception cref="JsonException">It is no issue.</exception>
    public static IssueFile Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<IssueFile>(json, Json) ?? throw new JsonException("The JSON is null, no issue.");

    /// <summary>A story.</summary>
    public sealed record Story(string Id, string Url, string Title, string Summary, string Language, string Direction, IReadOnlyList<string> Sections)
    {
        public string? Place { get; init; }

        public string? Source { get; init; }

        public string? Byline { get; init; }

        /// <summary>The day of its dateline, ISO 8601.</summary>
        public string? Date { get; init; }

        /// <summary>A hash of its whole text.</summary>
        public string? Text { get; init; }

        /// <summary>The picture of its own page.</summary>
        public Picture? Picture { get; init; }

        /// <summary>Whether a reader who knows the other would learn something new.</summary>
        public bool TellsAs(Story other) => (Title, Summary, Place, Source, Byline, Date, Text) == (other.Title, other.Summary, other.Place, other.Source, other.Byline, other.Date, other.Text);
    }

    /// <summary>The picture by which an article's own page shows it.</summary>
    public sealed record Picture(string Url, string? Alt = null);
}
