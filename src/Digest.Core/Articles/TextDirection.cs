namespace Digest.Core.Articles;

/// <summary>The base direction of a text.</summary>
public enum TextDirection
{
    /// <summary>Left to right: English, French.</summary>
    Ltr,

    /// <summary>Right to left: Arabic, Hebrew, Persian, Urdu.</summary>
    Rtl,
}
