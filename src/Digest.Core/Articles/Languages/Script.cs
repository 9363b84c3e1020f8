namespace Digest.Core.Articles.Languages;

/// <summary>The scripts that are told apart.</summary>
internal enum Script
{
    None,
    Arabic,
    Latin,
    Cyrillic,
    Hebrew,
    Greek,
    Hangul,
    Han,
    Kana,
}
