namespace Digest.Core.Archive.Cards;

/// <summary>What the picture of an issue shows.</summary>
/// <param name="Title">The edition's title.</param>
/// <param name="Date">The day of the issue, in words.</param>
/// <param name="Language">Their language, BCP 47.</param>
/// <param name="RightToLeft">Whether they run from right to left, which is also the side on which the picture begins.</param>
/// <param name="Headline">The headline of the lead, in its own language and direction.</param>
/// <param name="Look">Colours and fonts.</param>
public sealed record IssueCard(string Title, string Date, string Language, bool RightToLeft, CardHeadline Headline, CardLook Look)
{
    /// <summary>Its width in pixels.</summary>
    public const int Width = 1200;

    /// <summary>Its height in pixels.</summary>
    public const int Height = 630;
}

/// <summary>A headline.</summary>
/// <param name="Text">The text, one line.</param>
/// <param name="Language">Its language, BCP 47; empty when unknown.</param>
/// <param name="RightToLeft">Whether it runs from right to left.</param>
public sealed record CardHeadline(string Text, string Language, bool RightToLeft);

/// <summary>Colours, # and six hexadecimal digits, and fonts by name, the best first.</summary>
/// <param name="Ground">The ground.</param>
/// <param name="Ink">The headline and the title.</param>
/// <param name="Soft">The date.</param>
/// <param name="Rule">The rule at the foot.</param>
/// <param name="RightToLeftFonts">Fonts of right-to-left text.</param>
/// <param name="LeftToRightFonts">Fonts of left-to-right text.</param>
public sealed record CardLook(string Ground, string Ink, string Soft, string Rule, IReadOnlyList<string> RightToLeftFonts, IReadOnlyList<string> LeftToRightFonts);
