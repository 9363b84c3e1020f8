using Digest.IntegrationTests.Infrastructure;
using Microsoft.Playwright;

namespace Digest.IntegrationTests.Gates;

/// <summary>A mail or page in one window.</summary>
public sealed class MeasuredView(string name, bool isMail, ColorScheme scheme)
{
    public bool IsMail => isMail;

    public ColorScheme Scheme => scheme;

    /// <summary>What is read.</summary>
    public required IReadOnlyList<ShownText> Texts { get; init; }

    /// <summary>What reaches out of the window at its sides.</summary>
    public required IReadOnlyList<string> Outside { get; init; }

    /// <summary>What axe holds against it; null where it was not asked.</summary>
    public IReadOnlyList<string>? Violations { get; set; }

    /// <summary>The texts of a mail whose style element was taken out; null where it was not.</summary>
    public IReadOnlyList<ShownText>? WithoutStyle { get; set; }

    public override string ToString() => name;
}
