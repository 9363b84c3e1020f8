using System.Collections.Frozen;

namespace Digest.Core.Articles.Body;

/// <summary>Reads the words in the classes and ids of elements.</summary>
internal static class NameGroups
{
    private const int LongestName = 400;
    private const int LongestWord = 24;

    private static readonly (NameGroup Group, string Words)[] Table =
    [
        (NameGroup.Content, "content contents article articles articlebody articletext articlecontent story storybody post postcontent postbody entry entrycontent body text textbody main maincontent richtext rte prose markdown wysiwyg news detail details blog hentry description single paragraph copy contenu corps texto inhalt contenido"),
        (NameGroup.Navigation, "nav navbar navi navigation menu menus submenu mainmenu breadcrumb breadcrumbs crumb crumbs pagination pager paging paginate skip toolbar tab tabs dropdown megamenu hamburger sitemap toc topnav pagenav"),
        (NameGroup.Header, "header head masthead topbar hero top logo branding brand"),
        (NameGroup.Footer, "footer foot bottom copyright colophon legal imprint foundation"),
        (NameGroup.Side, "sidebar side aside rail widget widgets secondary right left column col sticky complementary"),
        (NameGroup.Comments, "comment comments commentlist respond disqus reply replies discussion review reviews opinion feedback"),
        (NameGroup.Related, "related recommend recommended recommendation recommendations more also trending popular latest recent next previous prev similar suggested outbrain taboola teaser teasers promo readmore mostread upnext crosslinks"),
        (NameGroup.Share, "share shares sharing social follow facebook twitter whatsapp addtoany sharedaddy print email pinterest linkedin telegram socials"),
        (NameGroup.Ad, "ad ads adv advert advertisement advertising sponsor sponsored sponsors banner banners dfp gpt adsense adsbygoogle affiliate cta callout"),
        (NameGroup.Meta, "meta byline author authors date time published info tag tags category categories taxonomy posted credit credits avatar bio profile publication timestamp source label labels kicker"),
        (NameGroup.Notice, "cookie cookies consent gdpr newsletter subscribe subscription signup login signin popup modal overlay paywall alert notice disclaimer form search register account lightbox optin"),
        (NameGroup.Media, "caption captions figure image images img photo photos gallery media video player thumb thumbnail slideshow embed picture wp-caption"),
        (NameGroup.Product, "price prices cart product products sku buy spec specs specification specifications rating stock shipping shop checkout wishlist qty quantity offer variant"),
        (NameGroup.Forum, "message messages thread topic forum signature answer answers question postcell userinfo poster reactions votes"),
        (NameGroup.List, "card cards grid list listing item items carousel slider slide swiper feed tile tiles row loop archive results"),
        (NameGroup.Hidden, "hidden hide sr visually offscreen invisible screen noprint collapsed tooltip sronly"),
    ];

    private static readonly FrozenDictionary<string, NameGroup> ByWord = Table
        .SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Group)))
        .DistinctBy(entry => entry.word)
        .ToFrozenDictionary(entry => entry.word, entry => entry.Group);

    private static readonly FrozenDictionary<string, NameGroup>.AlternateLookup<ReadOnlySpan<char>> Lookup = ByWord.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The number of groups.</summary>
    public const int Count = 16;

    /// <summary>The groups that the words of a name belong to, a bit each; words are parted by signs, digits and capitals.</summary>
    public static uint Read(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestName)
            name = name[..LongestName];

        uint groups = 0;
        Span<char> word = stackalloc char[LongestWord];
        var length = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var c = i < name.Length ? name[i] : ' ';
            var isLetter = char.IsAsciiLetter(c);
            var starts = isLetter && length > 0 && char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(name[i - 1]);
            if (length > 0 && (!isLetter || starts))
            {
                if (length <= LongestWord && Lookup.TryGetValue(word[..length], out var group))
                    groups |= 1u << (int)group;
                length = 0;
            }

            if (!isLetter)
                continue;
            if (length < LongestWord)
                word[length] = (char)(c | 0x20);
            length++;
        }

        return groups;
    }
}
