namespace Digest.Core.Articles.Boilerplate;

/// <summary>What a phrase of the frame belongs to.</summary>
internal enum PhraseKind
{
    /// <summary>The form for comments: what follows it is no story.</summary>
    Comments,

    /// <summary>A list of other articles.</summary>
    Related,

    /// <summary>Buttons to share, print, follow.</summary>
    Share,

    /// <summary>Navigation, imprint, sign-in.</summary>
    Frame,

    /// <summary>Cookies, newsletters, robots' checks, scripts.</summary>
    Notice,
}
