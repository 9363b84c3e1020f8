namespace Digest.Core.Templates.Checks;

/// <summary>What the stories of a sample issue are like.</summary>
public enum SampleKind
{
    /// <summary>All in the language of the edition.</summary>
    Own,

    /// <summary>In several languages and both directions.</summary>
    Mixed,

    /// <summary>Such as an enemy would send: markup, line ends, marks that turn the page around, endless words.</summary>
    Hostile,
}
