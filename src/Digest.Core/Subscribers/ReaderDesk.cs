using Digest.Core.Editions;
using Digest.Core.Templates;

namespace Digest.Core.Subscribers;

/// <summary>What a reader chose anew.</summary>
/// <param name="Name">The name; empty for none.</param>
/// <param name="Language">The language of headings and dates; null for the edition's.</param>
/// <param name="Sections">The titles of the sections; empty for all.</param>
public sealed record ReaderPreferences(string? Name, string? Language, IReadOnlyList<string> Sections);

/// <summary>What readers do with what is kept of them, by their own link.</summary>
public sealed class ReaderDesk(ISubscriberStore subscribers, ReaderLinks links)
{
    private const int LongestName = 200;

    /// <summary>The reader whose link it is; null when it is none, or when everything was erased.</summary>
    public async Task<Subscriber?> FindAsync(string edition, string token, CancellationToken cancellationToken) =>
        links.Read(edition, token) is { } id ? await subscribers.FindAsync(edition, id, cancellationToken) : null;

    /// <summary>Keeps what a reader chose; null when the edition does not offer it, or there is no such reader.</summary>
    public async Task<Subscriber?> ChooseAsync(Edition edition, string id, ReaderPreferences chosen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(chosen);
        if (!ReaderChoices.AreOffered(edition, chosen.Language, chosen.Sections))
            return null;
        // All of them ticked is all of them, also when the edition gets another one.
        var sections = chosen.Sections.Count == edition.Sections.Count ? [] : chosen.Sections;
        var language = string.IsNullOrEmpty(chosen.Language) ? null : chosen.Language;
        return await subscribers.ChangeAsync(edition.Id, id, row => row with { Name = PlainText.Clean(chosen.Name, LongestName), Language = language, Sections = sections }, cancellationToken);
    }
}
