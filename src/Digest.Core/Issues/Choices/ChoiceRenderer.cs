using Digest.Core.Editions;
using Digest.Core.Templates.Overrides;

namespace Digest.Core.Issues.Choices;

/// <summary>Renders an issue as some of its readers chose it, from the articles that were stored when the issue itself was rendered: what was edited since changes nothing.</summary>
public sealed class ChoiceRenderer(EditionList editions, IIssueStore issues, EditionPress press)
{
    /// <summary>Begins with an issue whose list of readers is being frozen.</summary>
    public ChoiceRun Begin(Issue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        return new ChoiceRun(editions[issue.Edition], issue, issues, press);
    }
}
