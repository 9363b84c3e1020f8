using System.Text.Json.Serialization;

namespace Digest.Core.Issues.Editing;

/// <summary>What an editor changed in an issue. It names articles by their ids, so that it holds whatever else arrives.</summary>
public sealed record IssueEdits
{
    /// <summary>The most characters of a note.</summary>
    public const int MaxNote = 1_000;

    /// <summary>The most lines of a note, each a paragraph.</summary>
    public const int MaxNoteLines = 20;

    /// <summary>An issue as it came.</summary>
    public static readonly IssueEdits None = new();

    /// <summary>A word to the readers above the stories; null for none. Lines are paragraphs.</summary>
    public string? Note { get; init; }

    /// <summary>The articles that come first: the lead, then the first of their sections, in this order.</summary>
    public IReadOnlyList<string> Pinned { get; init; } = [];

    /// <summary>The articles that stay out, of this issue and of later ones.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    /// <summary>Titles and summaries instead of the articles' own.</summary>
    public IReadOnlyList<Rewrite> Rewrites { get; init; } = [];

    /// <summary>Whether there is nothing in it.</summary>
    [JsonIgnore]
    public bool IsEmpty => Note is null && Pinned.Count == 0 && Dropped.Count == 0 && Rewrites.Count == 0;

    /// <summary>Whether both say the same.</summary>
    public bool Equals(IssueEdits? other) =>
        other is not null && Note == other.Note && Pinned.SequenceEqual(other.Pinned, StringComparer.Ordinal) && Dropped.SequenceEqual(other.Dropped, StringComparer.Ordinal) && Rewrites.SequenceEqual(other.Rewrites);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Note, Pinned.Count, Dropped.Count, Rewrites.Count);

    /// <summary>With a note, or without one where it is blank.</summary>
    /// <exception cref="ArgumentException">It is too long.</exception>
    public IssueEdits WithNote(string? note) => note?.AsSpan().Count('\n') >= MaxNoteLines
        ? throw new ArgumentException($"The note has more than {MaxNoteLines} lines. Shorten it.")
        : this with { Note = Bounded(note, MaxNote, "note") };

    /// <summary>With these articles first, in this order, whatever was pinned before; they are not dropped any more.</summary>
    public IssueEdits WithOrder(IReadOnlyList<string> articles) => this with { Pinned = [.. articles.Distinct(StringComparer.Ordinal)], Dropped = [.. Dropped.Except(articles, StringComparer.Ordinal)] };

    /// <summary>With this article at a place among the first, from 1; the others move.</summary>
    public IssueEdits WithPin(string article, int place)
    {
        var others = Pinned.Where(id => id != article).ToList();
        others.Insert(Math.Clamp(place - 1, 0, others.Count), article);
        return WithOrder(others);
    }

    /// <summary>With this article where its rank puts it.</summary>
    public IssueEdits WithoutPin(string article) => this with { Pinned = [.. Pinned.Where(id => id != article)] };

    /// <summary>Without this article.</summary>
    public IssueEdits WithDropped(string article) => WithoutPin(article) with { Dropped = [.. Dropped.Append(article).Distinct(StringComparer.Ordinal)] };

    /// <summary>With this article again.</summary>
    public IssueEdits WithRestored(string article) => this with { Dropped = [.. Dropped.Where(id => id != article)] };

    /// <summary>With other words for an article; what is null or blank is the article's own again.</summary>
    /// <exception cref="ArgumentException">They are too long.</exception>
    public IssueEdits WithRewrite(string article, string? title, string? summary)
    {
        var rewrite = new Rewrite(article, Bounded(title, Rewrite.MaxTitle, "title"), Bounded(summary, Rewrite.MaxSummary, "summary"));
        var others = Rewrites.Where(other => other.Article != article);
        return this with { Rewrites = rewrite is { Title: null, Summary: null } ? [.. others] : [.. others, rewrite] };
    }

    private static string? Bounded(string? text, int max, string what) => string.IsNullOrWhiteSpace(text) ? null
        : text.Length <= max ? text.Trim()
        : throw new ArgumentException($"The {what} has {text.Length} characters; at most {max} are printed. Shorten it.");
}

/// <summary>What is printed of an article instead of its own words.</summary>
/// <param name="Article">The article's id.</param>
/// <param name="Title">The title; null to leave the article's.</param>
/// <param name="Summary">The summary; null to leave the article's.</param>
public sealed record Rewrite(string Article, string? Title, string? Summary)
{
    /// <summary>The most characters of a title.</summary>
    public const int MaxTitle = 300;

    /// <summary>The most characters of a summary.</summary>
    public const int MaxSummary = 400;
}
