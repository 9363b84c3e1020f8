using Digest.Core.Editions;
using Digest.Core.Templates;
using Digest.Core.Templates.Checks;

namespace Digest.Core.Observing;

/// <summary>
/// Prints a sample issue and a page with the deployed templates, on which every issue falls back. A publisher's own that
/// are broken keep no issue back: their trouble is written on it.
/// </summary>
public sealed class TemplateReadiness(EditionList editions, ITemplateSource deployed) : IReadinessCheck
{
    private bool _printed;

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FailingAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Once they could be printed: deployed templates do not change.
            if (!_printed)
                Print();
            _printed = true;
            return Task.FromResult<IReadOnlyList<string>>([]);
        }
        catch (Exception unusable) when (unusable is TemplateException or IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<IReadOnlyList<string>>(["templates"]);
        }
    }

    private void Print()
    {
        foreach (var language in editions.All.Select(edition => edition.Language).Distinct(StringComparer.Ordinal))
        {
            var sample = SampleIssue.Of(language, SampleKind.Own, 3);
            new IssueRenderer(deployed).Render(sample.Edition, sample.Issue, sample.Composition);
            new PageRenderer(deployed).Render(sample.Edition, "pages/unsubscribe.html", "ask", new PageContent());
        }
    }
}
