using System.Text;
using System.Text.Json;
using Digest.Core.Archive.Cards;
using Digest.Core.Archive.Feeds;
using Digest.Core.Articles.Metadata;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Templates;
using Digest.Core.Templates.Overrides;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Digest.Core.Archive;

/// <summary>
/// Keeps the public archive: the page of each issue, each edition's index and feeds. The catalogue is changed first, and
/// everything follows from it; who wrote last looks whether it was changed meanwhile. So whatever is repeated, crashes or
/// runs on two hosts at once, all ends the same.
/// </summary>
public sealed partial class IssueArchive(
    EditionList editions,
    IArchiveStore store,
    EditionPress press,
    ICardPainter painter,
    IFeedHub hub,
    IOptions<ArchiveOptions> options,
    TimeProvider time,
    ILogger<IssueArchive> logger)
{
    private const int MostTries = 20;

    /// <summary>
    /// Publishes an issue, or a corrected version of it: its page, data and picture, and with them index and feeds. Stories
    /// that differ from what was published are marked as updated now. A withdrawn issue stays withdrawn.
    /// </summary>
    /// <exception cref="TemplateException">A template of the archive cannot be used.</exception>
    public async Task PublishAsync(Edition edition, Issue issue, RenderedIssue rendered, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(issue);
        ArgumentNullException.ThrowIfNull(rendered);
        var file = IssueFile.Read(Encoding.UTF8.GetBytes(rendered.Json));
        var before = await ReadIssueAsync(issue.Id, cancellationToken);
        var card = await PrintAsync(edition, "card", library => new ArchiveRenderer(library).Card(edition, file), cancellationToken) is { } shown ? painter.Paint(shown) : null;
        await SettleAsync(
            edition,
            catalogue => catalogue.With(Entry(catalogue.Find(issue.Id), issue, file, before)),
            catalogue => catalogue.Find(issue.Id) is { } entry ? WriteIssueAsync(edition, entry, rendered, file, card, cancellationToken) : DeleteIssueAsync(issue.Id, cancellationToken),
            cancellationToken);
        Log.Published(logger, issue.Id);
        await PingAsync(edition, cancellationToken);
    }

    /// <summary>
    /// Withdraws an issue: a notice takes the place of its page, its data and picture go, its stories leave the feeds, and
    /// the index says when. Copies that were sent are not called back.
    /// </summary>
    /// <returns>Whether the archive has the issue.</returns>
    /// <exception cref="TemplateException">A template of the archive cannot be used.</exception>
    public async Task<bool> RecallAsync(Edition edition, string issueId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        if ((await store.ReadCatalogueAsync(edition.Id, cancellationToken))?.Find(issueId) is null)
            return false;
        await SettleAsync(
            edition,
            catalogue => catalogue.Find(issueId) is { Recalled: null } issue
                ? catalogue.With(issue with { Recalled = time.GetUtcNow(), Headline = "", Language = "", RightToLeft = false, Corrected = new Dictionary<string, DateTimeOffset>() })
                : catalogue,
            catalogue => WriteNoticeAsync(edition, catalogue.Find(issueId)!, cancellationToken),
            cancellationToken);
        Log.Recalled(logger, issueId);
        await PingAsync(edition, cancellationToken);
        return true;
    }

    /// <summary>Takes out an issue that is held back before its readers have it: nothing here tells of it until it is published again.</summary>
    /// <exception cref="TemplateException">A template of the archive cannot be used.</exception>
    public async Task RemoveAsync(Edition edition, string issueId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        if ((await store.ReadCatalogueAsync(edition.Id, cancellationToken))?.Find(issueId) is not { Recalled: null })
            return;
        await SettleAsync(edition, catalogue => catalogue.Without(issueId), _ => DeleteIssueAsync(issueId, cancellationToken), cancellationToken);
        await PingAsync(edition, cancellationToken);
    }

    /// <summary>Writes index and feeds of an edition anew, for example after its brand changed; an edition without issues gets empty ones.</summary>
    /// <exception cref="TemplateException">A template of the archive cannot be used.</exception>
    public Task RefreshAsync(Edition edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return SettleAsync(edition, catalogue => catalogue, _ => Task.FromResult(false), cancellationToken);
    }

    /// <summary>Whether an edition was here before a cut and has published nothing so far: its first issue is awaited. One that published and has no rows of issues has lost them.</summary>
    public async Task<bool> AwaitsFirstAsync(Edition edition, DateTimeOffset cut, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return await store.ReadCatalogueAsync(edition.Id, cancellationToken) is { Issues.Count: 0, Begun: var begun } && begun < cut;
    }

    // Feeds are made of the catalogue and the files of issues. Whoever changed such files says so in the catalogue, so that
    // another who read them before makes the feeds anew; whoever changed none must not, or two would go on for ever.
    private async Task SettleAsync(Edition edition, Func<ArchiveCatalogue, ArchiveCatalogue> change, Func<ArchiveCatalogue, Task<bool>> write, CancellationToken cancellationToken)
    {
        var catalogue = await ChangeAsync(edition, change, cancellationToken);
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await write(catalogue))
            {
                catalogue = await ChangeAsync(edition, current => current with { Revision = current.Revision + 1 }, cancellationToken);
                continue;
            }

            await WriteEditionAsync(edition, catalogue, cancellationToken);
            var current = await store.ReadCatalogueAsync(edition.Id, cancellationToken);
            if (current is null || current.Version == catalogue.Version)
                return;
            catalogue = current;
        }

        throw Contended(edition);
    }

    private async Task<ArchiveCatalogue> ChangeAsync(Edition edition, Func<ArchiveCatalogue, ArchiveCatalogue> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var known = await store.ReadCatalogueAsync(edition.Id, cancellationToken);
            var changed = change(known ?? Begin(edition));
            if (known is not null && Same(known, changed))
                return known;
            if (await store.TryWriteCatalogueAsync(changed, cancellationToken) is { } written)
                return written;
        }

        throw Contended(edition);
    }

    private ArchiveCatalogue Begin(Edition edition)
    {
        var now = time.GetUtcNow();
        return new ArchiveCatalogue { Edition = edition.Id, Tag = $"tag:{new Uri(edition.BaseUrl).IdnHost},{now.UtcDateTime:yyyy-MM-dd}", Begun = now };
    }

    private ArchivedIssue Entry(ArchivedIssue? known, Issue issue, IssueFile file, IssueFile? before)
    {
        if (known?.Recalled is not null)
            return known;
        var now = time.GetUtcNow();
        var corrected = new Dictionary<string, DateTimeOffset>(known?.Corrected ?? new Dictionary<string, DateTimeOffset>());
        if (known is not null && before is not null)
        {
            foreach (var story in file.Stories)
            {
                if (before.Stories.FirstOrDefault(other => other.Id == story.Id) is not { } told || !story.TellsAs(told))
                    corrected[story.Id] = now;
            }
        }

        var lead = file.Stories.Count > 0 ? file.Stories[0] : null;
        return new ArchivedIssue
        {
            Id = issue.Id,
            Week = issue.Week,
            Day = ArchiveRenderer.Day(file),
            // Clocks differ: no feed may tell of the future.
            Published = known?.Published ?? (issue.Cut < now ? issue.Cut : now),
            // A week without stories says so in its subject.
            Headline = lead?.Title ?? file.Subject,
            Language = Bcp47.Normalize(lead?.Language ?? file.Language) is { } language and not "und" ? language : "",
            RightToLeft = (lead?.Direction ?? file.Direction) == "rtl",
            Stories = file.Stories.Count,
            Corrected = corrected,
        };
    }

    private async Task<bool> WriteIssueAsync(Edition edition, ArchivedIssue entry, RenderedIssue rendered, IssueFile file, ReadOnlyMemory<byte>? card, CancellationToken cancellationToken)
    {
        if (entry.Recalled is not null)
            return await WriteNoticeAsync(edition, entry, cancellationToken);
        var changed = card is { } picture
            ? await store.WriteAsync(ArchivePaths.Card(entry.Id), new PublicFile(picture), cancellationToken)
            : await store.DeleteAsync(ArchivePaths.Card(entry.Id), cancellationToken);
        var page = await PrintAsync(edition, "picture", library => new ArchiveRenderer(library).WithPicture(edition, rendered.WebHtml, file, card is not null), cancellationToken);
        changed |= await WriteAsync(ArchivePaths.Page(entry.Id), page, cancellationToken);
        // Last, because by what it says the next correction is told from a repetition.
        return changed | await WriteAsync(ArchivePaths.Json(entry.Id), rendered.Json, cancellationToken);
    }

    private async Task<bool> WriteNoticeAsync(Edition edition, ArchivedIssue entry, CancellationToken cancellationToken)
    {
        var notice = await PrintAsync(edition, "recalled", library => new ArchiveRenderer(library).Recalled(edition, entry), cancellationToken);
        var changed = await WriteAsync(ArchivePaths.Page(entry.Id), notice, cancellationToken, gone: true);
        changed |= await store.DeleteAsync(ArchivePaths.Card(entry.Id), cancellationToken);
        return changed | await store.DeleteAsync(ArchivePaths.Json(entry.Id), cancellationToken);
    }

    private async Task<bool> DeleteIssueAsync(string issueId, CancellationToken cancellationToken)
    {
        var changed = await store.DeleteAsync(ArchivePaths.Page(issueId), cancellationToken);
        changed |= await store.DeleteAsync(ArchivePaths.Card(issueId), cancellationToken);
        return changed | await store.DeleteAsync(ArchivePaths.Json(issueId), cancellationToken);
    }

    private async Task WriteEditionAsync(Edition edition, ArchiveCatalogue catalogue, CancellationToken cancellationToken)
    {
        var latest = await LatestAsync(catalogue, cancellationToken);
        var hub = options.Value.Hub is { Length: > 0 } address ? address : null;
        foreach (var (path, content) in await PrintAsync(edition, "archive", library => ArchiveSheets.Of(library, edition, editions.All, catalogue, latest, hub), cancellationToken))
            await store.WriteAsync(path, new PublicFile(content), cancellationToken);
    }

    private async Task<T> PrintAsync<T>(Edition edition, string what, Func<TemplateLibrary, T> print, CancellationToken cancellationToken) =>
        (await press.PrintAsync(edition, what, templates => print(new TemplateLibrary(templates)), cancellationToken)).Result;

    private async Task<IReadOnlyList<(ArchivedIssue Issue, IssueFile File)>> LatestAsync(ArchiveCatalogue catalogue, CancellationToken cancellationToken)
    {
        var latest = new List<(ArchivedIssue, IssueFile)>();
        var stories = 0;
        foreach (var issue in catalogue.Issues.Where(issue => issue.Recalled is null))
        {
            if (stories >= FeedPress.Least)
                break;
            if (await ReadIssueAsync(issue.Id, cancellationToken) is not { } file)
                continue;
            latest.Add((issue, file));
            stories += file.Stories.Count;
        }

        return latest;
    }

    private async Task<IssueFile?> ReadIssueAsync(string issueId, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ReadAsync(ArchivePaths.Json(issueId), cancellationToken) is { } stored ? IssueFile.Read(stored.File.Content.Span) : null;
        }
        catch (JsonException unreadable)
        {
            // Written by an older version: it is not told in feeds until it is published again.
            Log.Unreadable(logger, issueId, unreadable);
            return null;
        }
    }

    private Task<bool> WriteAsync(string path, string text, CancellationToken cancellationToken, bool gone = false) =>
        store.WriteAsync(path, new PublicFile(Encoding.UTF8.GetBytes(text), gone), cancellationToken);

    private Task PingAsync(Edition edition, CancellationToken cancellationToken)
    {
        if (options.Value.Hub is not { Length: > 0 } address)
            return Task.CompletedTask;
        string[] feeds = [ArchivePaths.Atom(edition.Id), ArchivePaths.Rss(edition.Id), ArchivePaths.JsonFeed(edition.Id)];
        return hub.PingAsync(new Uri(address), [.. feeds.Select(path => new Uri(ArchiveAddress.Of(edition, path)))], cancellationToken);
    }

    private static bool Same(ArchiveCatalogue known, ArchiveCatalogue changed) =>
        ReferenceEquals(known, changed) || JsonSerializer.Serialize(known) == JsonSerializer.Serialize(changed);

    private static InvalidOperationException Contended(Edition edition) =>
        new($"The archive of edition '{edition.Id}' was changed by others {MostTries} times in a row; the next tick tries again.");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Issue {Issue} is in the archive")]
        public static partial void Published(ILogger logger, string issue);

        [LoggerMessage(2, LogLevel.Warning, "Issue {Issue} was withdrawn from the archive")]
        public static partial void Recalled(ILogger logger, string issue);

        [LoggerMessage(3, LogLevel.Warning, "File issue.json of {Issue} in the archive cannot be read, so that feeds and index leave it as it is")]
        public static partial void Unreadable(ILogger logger, string issue, Exception cause);
    }
}
