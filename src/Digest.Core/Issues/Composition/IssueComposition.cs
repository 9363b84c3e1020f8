using Digest.Core.Articles;

namespace Digest.Core.Issues.Composition;

/// <summary>An article with its id.</summary>
/// <param name="Id">The id in storage.</param>
/// <param name="Article">What was understood.</param>
public sealed record IssueArticle(string Id, Article Article);

/// <summary>One story of an issue: the article that tells it, and those that tell the same.</summary>
/// <param name="Told">The article whose title and summary are printed.</param>
/// <param name="AlsoIn">Others on the same event, best first.</param>
/// <param name="Section">The heading of the edition under which it stands; null for the lead, in an edition without sections, and for what belongs to none.</param>
/// <param name="Why">Why it stands where it does, a reason each, for an editor, in English.</param>
public sealed record ComposedStory(IssueArticle Told, IReadOnlyList<IssueArticle> AlsoIn, string? Section, IReadOnlyList<string> Why);

/// <summary>The stories of an issue in the order of print, the lead first, the others by section.</summary>
/// <param name="Stories">The stories.</param>
public sealed record IssueComposition(IReadOnlyList<ComposedStory> Stories)
{
    /// <summary>All its articles, those that tell the stories and the others.</summary>
    public IReadOnlyList<IssueArticle> Articles => [.. Stories.SelectMany(story => story.AlsoIn.Prepend(story.Told))];

    /// <summary>An editor's word to the readers, above the stories; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it is an editor's own copy, which says above all else that it is a preview, and until when it waits.</summary>
    public bool IsPreview { get; init; }

    /// <summary>The stories as they are given, each told by itself.</summary>
    public static IssueComposition InOrder(IEnumerable<IssueArticle> articles) => new([.. articles.Select(article => new ComposedStory(article, [], null, []))]);
}
