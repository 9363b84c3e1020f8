namespace Digest.Core.Articles.Body;

/// <summary>What the class or id of an element says of its content.</summary>
internal enum NameGroup
{
    /// <summary>The story itself.</summary>
    Content,

    /// <summary>Menus, breadcrumbs, paging.</summary>
    Navigation,

    /// <summary>The head of the page.</summary>
    Header,

    /// <summary>The foot of the page.</summary>
    Footer,

    /// <summary>Columns beside the story.</summary>
    Side,

    /// <summary>What readers say of it.</summary>
    Comments,

    /// <summary>Other stories.</summary>
    Related,

    /// <summary>Buttons to share and follow.</summary>
    Share,

    /// <summary>Advertisement.</summary>
    Ad,

    /// <summary>Author, date, tags.</summary>
    Meta,

    /// <summary>Cookies, newsletters, sign-in.</summary>
    Notice,

    /// <summary>Pictures and films with their captions.</summary>
    Media,

    /// <summary>What a shop says of its goods.</summary>
    Product,

    /// <summary>Messages of a forum.</summary>
    Forum,

    /// <summary>Lists of equal items.</summary>
    List,

    /// <summary>Not shown, or to screen readers alone.</summary>
    Hidden,
}
