using System.Security.Cryptography;
using System.Text;
using Digest.Core.Articles.Metadata;
using Digest.Core.Editions;
using Digest.Core.Subscribers;

namespace Digest.Core.Issues.Choices;

/// <summary>What a reader chose of an edition: another language around the stories, and some of its sections.</summary>
public sealed record ReaderChoice
{
    // No title of a section holds a line end, and no language does.
    private const char Separator = '\n';

    private static readonly string[] Languages = ["ar", "en", "fr"];

    /// <summary>The edition as it is: in its own language, with all its sections.</summary>
    public static readonly ReaderChoice Main = new("");

    private ReaderChoice(string text) => Text = text;

    /// <summary>The choice in one text, as it is frozen with a reader's row; empty for <see cref="Main"/>. Equal choices have equal texts.</summary>
    public string Text { get; }

    /// <summary>Whether it is the edition as it is.</summary>
    public bool IsMain => Text.Length == 0;

    /// <summary>The language around the stories; null for the edition's own.</summary>
    public string? Language => Text.Split(Separator)[0] is { Length: > 0 } language ? language : null;

    /// <summary>The titles of its sections in the order of the edition; empty for all.</summary>
    public IReadOnlyList<string> Sections => Text.Split(Separator)[1..];

    /// <summary>A short name of it for files, the same at any time: <c>main</c>, or the language and a hash, such as <c>fr-0f9a8c1e2d3b4a59</c>.</summary>
    public string Key => IsMain ? "main" : $"{Language ?? "own"}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)).AsSpan(0, 8))}";

    /// <summary>What the reader chose, as far as the edition has it: an unknown language is the edition's, and sections that it does not have are none.</summary>
    public static ReaderChoice Of(Edition edition, Subscriber reader)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(reader);
        var language = Languages.FirstOrDefault(known => known != edition.Language && known.Equals(reader.Language, StringComparison.OrdinalIgnoreCase));
        var wanted = reader.Sections.Select(SectionNames.Key).ToHashSet(StringComparer.Ordinal);
        var sections = edition.Sections.Select(section => section.Title).Where(title => !title.Contains(Separator, StringComparison.Ordinal) && wanted.Contains(SectionNames.Key(title))).ToList();
        // All sections are more than the sum of them: what belongs to none is told as well.
        if (sections.Count == edition.Sections.Count)
            sections.Clear();
        return language is null && sections.Count == 0 ? Main : new ReaderChoice(string.Join(Separator, sections.Prepend(language ?? "")));
    }

    /// <summary>The choice that a text says.</summary>
    public static ReaderChoice Parse(string? text) => string.IsNullOrEmpty(text) ? Main : new ReaderChoice(text);

    /// <summary>The edition as this reader meets it: its headings, dates and direction are those of the reader's language, its own texts stay.</summary>
    public Edition EditionOf(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return Language is { } language ? edition.In(language) : edition;
    }
}
