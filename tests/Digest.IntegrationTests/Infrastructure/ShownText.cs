namespace Digest.IntegrationTests.Infrastructure;

/// <summary>A text as the browser shows it; settable for Playwright.</summary>
public sealed class ShownText
{
    public string Text { get; set; } = "";

    /// <summary>The size of the type, in pixels.</summary>
    public double Size { get; set; }

    /// <summary>The contrast with its ground, by the formula of WCAG 2.</summary>
    public double Contrast { get; set; }

    /// <summary>The same where both colours are inverted.</summary>
    public double Inverted { get; set; }

    /// <summary>The contrast that WCAG 2 asks at AA: 3 for large type, else 4.5.</summary>
    public double Needed { get; set; }

    /// <summary>The height of a line by the size of the type.</summary>
    public double Leading { get; set; }

    public string Direction { get; set; } = "";

    public string Align { get; set; } = "";
}
