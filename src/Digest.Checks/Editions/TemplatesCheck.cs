using System.Runtime.CompilerServices;
using Digest.Core.Editions;
using Digest.Core.Templates;
using Digest.Core.Templates.Checks;
using Digest.Core.Templates.Overrides;

namespace Digest.Checks.Editions;

/// <summary>Whether the templates print, with those that the publisher uploaded.</summary>
internal sealed class TemplatesCheck(EditionList editions, ITemplateSource deployed, ITemplateStore store) : ICheck
{
    private const int MostShown = 10;
    private static readonly string[] Languages = ["ar", "en", "fr"];

    public string Group => "templates";

    public async IAsyncEnumerable<CheckResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TemplateSnapshot? own = null;
        CheckResult? unread = null;
        try
        {
            own = await store.ReadAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            unread = new CheckResult(Group, "container templates", CheckState.Fault, failure.Message.Split('\n')[0], "See digest doctor storage; until then the deployed templates are used.");
        }

        if (unread is not null)
            yield return unread;
        // Without files of their own all editions print alike.
        foreach (var edition in own is { Files.Count: > 0 } ? editions.All.Select(edition => edition.Id) : [""])
        {
            var check = await Task.Run(() => TemplateCheck.Run(own ?? TemplateSnapshot.Empty, edition, deployed, Languages), cancellationToken);
            var name = edition.Length == 0 ? "deployed" : edition;
            foreach (var (mistake, _) in check.Problems.Take(MostShown))
                yield return new CheckResult(Group, name, CheckState.Fault, $"{mistake.File}{(mistake.Line > 0 ? $"({mistake.Line},{mistake.Column})" : "")}: {mistake.Cause}.", $"{mistake.Remedy}. Try it with: digest templates check");
            if (check.Problems.Count > MostShown)
                yield return new CheckResult(Group, name, CheckState.Fault, $"{check.Problems.Count - MostShown} more problems.", "digest templates check lists them.");
            if (check.Problems.Count == 0)
                yield return new CheckResult(Group, name, CheckState.Ok, $"All print in {string.Join(", ", Languages)}{(own is { Files.Count: > 0 } files ? $"; {files.Files.Count} of container templates" : "")}.");
        }
    }
}
