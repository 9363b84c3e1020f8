using AngleSharp.Dom;
using Digest.Shared.Matrix;

namespace Digest.Tests.Gates;

/// <summary>What the gates have in common: they hold for every issue of the matrix, and say which one breaks them.</summary>
internal static class Gate
{
    /// <summary>Checks every issue of the matrix.</summary>
    public static void Each(Action<MatrixIssue> check) => Assert.All(IssueMatrix.All, check);

    /// <summary>Checks every issue of the matrix that is like this.</summary>
    public static void Each(Func<MatrixIssue, bool> like, Action<MatrixIssue> check)
    {
        var some = IssueMatrix.All.Where(like).ToList();
        Assert.NotEmpty(some);
        Assert.All(some, check);
    }

    /// <summary>The declarations of an element's style attribute.</summary>
    public static IReadOnlyDictionary<string, string> Style(this IElement element) =>
        (element.GetAttribute("style") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(declaration => declaration.Split(':', 2, StringSplitOptions.TrimEntries))
            .GroupBy(pair => pair[0].ToLowerInvariant(), pair => pair[^1], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

    /// <summary>The value of a declaration of the element, or of the nearest one around it.</summary>
    public static string? Inherited(this IElement element, string property) =>
        element.Style().TryGetValue(property, out var value) ? value : element.ParentElement?.Inherited(property);

    /// <summary>A length in pixels; 0 when it is none.</summary>
    public static double Pixels(string? length) =>
        length is not null && length.EndsWith("px", StringComparison.Ordinal) && double.TryParse(length[..^2], System.Globalization.CultureInfo.InvariantCulture, out var pixels) ? pixels : 0;

    /// <summary>The direction of the paragraph in which the element stands, whatever the element's own.</summary>
    public static string? Flow(this IElement element) => element.Closest("li[dir], td[dir]")?.GetAttribute("dir");

    /// <summary>What an inbox shows behind the subject: the first element inside the wrapper.</summary>
    public static IElement Preheader(this MatrixIssue issue) => issue.Mail.Body!.FirstElementChild!.FirstElementChild!;

    /// <summary>The texts of the mail that are seen, each with the element that holds it.</summary>
    public static IEnumerable<(IElement Holder, string Text)> SeenTexts(this MatrixIssue issue) =>
        from text in issue.Mail.Body!.Descendants<IText>()
        where text.Data.Any(c => !char.IsWhiteSpace(c)) && !issue.Preheader().Contains(text)
        select (text.ParentElement!, text.Data);

    /// <summary>The links to stories, in order.</summary>
    public static IEnumerable<IElement> StoryLinks(this MatrixIssue issue) =>
        issue.Mail.QuerySelectorAll("a[href]").Where(link => link.GetAttribute("href")!.Contains('#', StringComparison.Ordinal));

    public static bool IsArabic(char c) => c is >= '\u0620' and <= '\u064A' or >= '\u0671' and <= '\u06D3';
}
