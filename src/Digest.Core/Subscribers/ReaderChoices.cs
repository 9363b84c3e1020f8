using Digest.Core.Editions;

namespace Digest.Core.Subscribers;

/// <summary>What a reader of an edition can choose among.</summary>
public static class ReaderChoices
{
    /// <summary>The languages of headings and dates.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["ar", "en", "fr"];

    /// <summary>Whether an edition offers this language (none is its own) and these sections.</summary>
    public static bool AreOffered(Edition edition, string? language, IReadOnlyList<string> sections) =>
        (string.IsNullOrEmpty(language) || Languages.Contains(language))
        && sections.Count <= edition.Sections.Count
        && sections.All(section => edition.Sections.Any(offered => offered.Title == section));
}
