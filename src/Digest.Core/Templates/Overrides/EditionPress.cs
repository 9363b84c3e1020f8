using System.Collections.Concurrent;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Composition;
using Digest.Core.Subscribers;
using Digest.Core.Templates.Chats;
using Digest.Core.Templates.Notices;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Templates.Overrides;

/// <summary>
/// Prints issues and pages with the publisher's own templates. Where these are broken, it prints with the last ones that
/// were not, or with the deployed ones, and says so: an issue does not wait for a template.
/// </summary>
/// <param name="deployed">The templates that the digest came with.</param>
/// <param name="store">Those of the publisher.</param>
/// <param name="logger">Tells the operator.</param>
/// <param name="chats">The limits of chat messages; the usual ones by default.</param>
public sealed partial class EditionPress(ITemplateSource deployed, ITemplateStore store, ILogger<EditionPress> logger, ChatLimits? chats = null)
{
    private const string TroubleStart = "Templates: ";

    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _kept = new(StringComparer.Ordinal);

    /// <summary>Whether an issue's trouble is one of its templates, so that it stands when all copies are out.</summary>
    public static bool Told(string? trouble) => trouble is not null && trouble.StartsWith(TroubleStart, StringComparison.Ordinal);

    /// <summary>Renders an issue for all its readers.</summary>
    /// <exception cref="TemplateException">No templates can be used, not even the deployed ones.</exception>
    public Task<Printed<RenderedIssue>> RenderAsync(Edition edition, Issue issue, IssueComposition composition, CancellationToken cancellationToken) =>
        PrintAsync(edition, "issue", templates => new IssueRenderer(templates, chats).Render(edition, issue, composition), cancellationToken);

    /// <summary>Renders a page that a reader meets outside an issue; with the deployed templates where storage does not answer.</summary>
    /// <param name="edition">The edition whose language and name it shows.</param>
    /// <param name="template">The path of the template: <c>pages/unsubscribe.html</c>.</param>
    /// <param name="step">Where the reader stands, as the template names it: <c>ask</c>, <c>done</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TemplateException">No templates can be used, not even the deployed ones.</exception>
    public Task<string> RenderPageAsync(Edition edition, string template, string step, CancellationToken cancellationToken) =>
        RenderPageAsync(edition, template, step, new PageContent(), cancellationToken);

    /// <summary>Renders such a page with a form or links of the reader's own.</summary>
    /// <exception cref="TemplateException">No templates can be used, not even the deployed ones.</exception>
    public Task<string> RenderPageAsync(Edition edition, string template, string step, PageContent content, CancellationToken cancellationToken) =>
        PrintOrElseAsync(edition, $"{template}-{step}", templates => new PageRenderer(templates).Render(edition, template, step, content), cancellationToken);

    /// <summary>The words that somebody agrees to by subscribing to an edition, in its language.</summary>
    /// <exception cref="TemplateException">No locale can be used, not even the deployed one.</exception>
    public Task<string> RenderWordingAsync(Edition edition, ChannelKind channel, CancellationToken cancellationToken) =>
        PrintOrElseAsync(edition, channel is ChannelKind.Email ? "wording" : "receiver-wording", templates => new PageRenderer(templates).Wording(edition, channel), cancellationToken);

    /// <summary>Renders a single mail.</summary>
    /// <exception cref="TemplateException">No templates can be used, not even the deployed ones.</exception>
    public Task<RenderedNotice> RenderNoticeAsync(Edition edition, NoticeContent content, CancellationToken cancellationToken) =>
        PrintOrElseAsync(edition, $"{content.Template}-{content.Step}", templates => new NoticeRenderer(templates).Render(edition, content), cancellationToken);

    private async Task<T> PrintOrElseAsync<T>(Edition edition, string what, Func<ITemplateSource, T> print, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        try
        {
            return (await PrintAsync(edition, what, print, cancellationToken)).Result;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or TemplateException))
        {
            Log.StoreFailed(logger, edition.Id, failure);
            return print(deployed);
        }
    }

    /// <summary>Prints anything else, with the same care.</summary>
    /// <exception cref="TemplateException">No templates can be used, not even the deployed ones.</exception>
    internal async Task<Printed<T>> PrintAsync<T>(Edition edition, string what, Func<ITemplateSource, T> print, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        // Apart by language, so that a mistake in the words of one costs the others nothing.
        var name = $"{edition.Id}/{edition.Language}/{what}";
        var kept = _kept.GetValueOrDefault(name) ?? await store.ReadKeptAsync(name, cancellationToken);
        TemplateSnapshot? snapshot = null;
        TemplateException broken;
        try
        {
            snapshot = await store.ReadAsync(cancellationToken);
            var templates = new ReadTemplates(snapshot.Over(edition.Id, deployed));
            var result = print(templates);
            await KeepAsync(name, kept, templates.Files, cancellationToken);
            return new Printed<T>(result, null);
        }
        catch (TemplateException exception)
        {
            broken = exception;
        }

        return PrintWithout(edition, broken, Place(snapshot, edition, broken), kept, print);
    }

    private Printed<T> PrintWithout<T>(Edition edition, TemplateException broken, string place, IReadOnlyDictionary<string, string>? kept, Func<ITemplateSource, T> print)
    {
        if (kept is not null && TryPrint(print, new KeptTemplates(kept, deployed)) is { } last)
            return Tell(last.Result, "the last templates that were in order");
        if (TryPrint(print, deployed) is { } plain)
            return Tell(plain.Result, "the templates that the digest came with");
        throw broken;

        Printed<T> Tell(T result, string used)
        {
            var trouble = $"{TroubleStart}{place}: {broken.Cause}. {broken.Remedy}. Until then {used} are used.";
            Log.Broken(logger, edition.Id, trouble);
            return new Printed<T>(result, trouble);
        }
    }

    private static Printed<T>? TryPrint<T>(Func<ITemplateSource, T> print, ITemplateSource templates)
    {
        try
        {
            return new Printed<T>(print(templates), null);
        }
        catch (TemplateException)
        {
            return null;
        }
    }

    private async Task KeepAsync(string name, IReadOnlyDictionary<string, string>? kept, IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken)
    {
        // An issue that has no French story reads no French words: what is not read did not change.
        if (kept is null || files.Any(file => !kept.TryGetValue(file.Key, out var text) || text != file.Value))
        {
            await store.KeepAsync(name, files, cancellationToken);
            kept = files;
        }

        _kept[name] = kept;
    }

    // The publisher looks for its own file, not for the one that it stands for.
    private static string Place(TemplateSnapshot? snapshot, Edition edition, TemplateException broken)
    {
        var own = snapshot?.Find(edition.Id, broken.File)?.Path;
        var file = own is null ? broken.File : $"{own} in container templates";
        return broken.Line > 0 ? $"{file}, line {broken.Line}, column {broken.Column}" : file;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Edition {Edition}. {Trouble}")]
        public static partial void Broken(ILogger logger, string edition, string trouble);

        [LoggerMessage(2, LogLevel.Warning, "Edition {Edition} shows a page or notice with the deployed templates, since its own cannot be read")]
        public static partial void StoreFailed(ILogger logger, string edition, Exception failure);
    }
}
