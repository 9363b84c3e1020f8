namespace Digest.Core.Articles.Understanding.Lexicon;

/// <summary>What a word does beside a name.</summary>
[Flags]
internal enum WordRole
{
    None = 0,

    /// <summary>It says something only as part of a phrase.</summary>
    Weak = 1,

    /// <summary>It goes before the name of a place: the city of.</summary>
    Locator = 1 << 1,

    /// <summary>What follows it names something else than the place: the river Jordan, the evening prayer (المغرب).</summary>
    Thief = 1 << 2,

    /// <summary>An Arabic name of an organisation begins with it: وزارة.</summary>
    Head = 1 << 3,

    /// <summary>Like <see cref="Head"/>, and what follows is a portfolio: وزارة.</summary>
    Ministry = 1 << 4,

    /// <summary>Like <see cref="Head"/>, and what follows may be a city or a person: جامعة محمد الخامس.</summary>
    Named = 1 << 5,

    /// <summary>A portfolio, which joins another by "and": التربية والتعليم.</summary>
    Portfolio = 1 << 6,

    /// <summary>The first name of a person or a title that begins an institution's: محمد, الملك.</summary>
    Person = 1 << 7,

    /// <summary>A definite Arabic head that takes an adjective: المركز الوطني.</summary>
    DefiniteHead = 1 << 8,

    /// <summary>An English or French name begins with it, followed by "of": Ministry, université.</summary>
    HeadOf = 1 << 9,

    /// <summary>An English name ends with it: University, Inc.</summary>
    Tail = 1 << 10,

    /// <summary>A preposition of place.</summary>
    In = 1 << 11,

    /// <summary>It leaves the place after it the same place: North, Central, Est.</summary>
    Side = 1 << 12,

    /// <summary>Like <see cref="Head"/>, and any of its kind is called so: شركة الطيران names none, شركة الاتصالات السعودية does.</summary>
    Common = 1 << 13,
}
