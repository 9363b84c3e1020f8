using Digest.Core.Editions;
using Digest.Core.Issues.Composition;
using Digest.Core.Templates;
using Digest.Core.Templates.Overrides;

namespace Digest.Core.Issues.Choices;

/// <summary>The choices of one issue's readers, each rendered and stored once.</summary>
public sealed class ChoiceRun
{
    private readonly Edition _edition;
    private readonly Issue _issue;
    private readonly IIssueStore _issues;
    private readonly EditionPress _press;
    private readonly Dictionary<string, bool> _hasStories = new(StringComparer.Ordinal) { [ReaderChoice.Main.Text] = true };
    private IReadOnlyList<IssueArticle>? _articles;

    internal ChoiceRun(Edition edition, Issue issue, IIssueStore issues, EditionPress press) =>
        (_edition, _issue, _issues, _press) = (edition, issue, issues, press);

    /// <summary>Renders and stores a choice, unless this run did before; false when the issue has no story of its sections.</summary>
    /// <exception cref="InvalidOperationException">The issue's content is missing from storage.</exception>
    /// <exception cref="TemplateException">A template, locale or the theme cannot be used.</exception>
    public async Task<bool> HasStoriesAsync(ReaderChoice choice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (!_hasStories.TryGetValue(choice.Text, out var hasStories))
            _hasStories[choice.Text] = hasStories = await RenderAsync(choice, cancellationToken);
        return hasStories;
    }

    private async Task<bool> RenderAsync(ReaderChoice choice, CancellationToken cancellationToken)
    {
        _articles ??= await _issues.ReadContentAsync(_issue.Id, cancellationToken)
            ?? throw new InvalidOperationException($"The content of issue '{_issue.Id}' is missing beside its rendered files; restore it, or delete the issue's row to compose it again.");
        var edition = choice.EditionOf(_edition);
        var composition = IssuePlanner.Plan(edition, EditionSchedule.DayOf(edition, _issue.Cut), Of(choice), _issue.Edits);
        // An issue without any story tells all its readers so; one that has some is not sent to whom it has none for.
        if (composition.Stories.Count == 0 && _articles.Count > 0)
            return false;
        // The page is public and exists once.
        var (rendered, trouble) = await _press.RenderAsync(edition, _issue, composition, cancellationToken);
        if (trouble is not null)
            await _issues.TroubleAsync(_issue.Id, trouble, replaces: false, cancellationToken);
        await _issues.SaveRenderedAsync(_issue.Id, choice, rendered with { WebHtml = "" }, cancellationToken);
        return true;
    }

    private IReadOnlyList<IssueArticle> Of(ReaderChoice choice)
    {
        if (choice.Sections.Count == 0)
            return _articles!;
        var sections = new IssueSections(_edition);
        return [.. _articles!.Where(article => sections.Of(article.Article) is { } section && choice.Sections.Contains(section))];
    }
}
