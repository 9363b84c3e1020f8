using System.Collections.Frozen;

namespace Digest.Core.Articles.Html;

/// <summary>What HTML says of its elements (HTML Standard, 13.2.4.2 and 13.2.6).</summary>
internal static class Tags
{
    private static readonly FrozenDictionary<string, Tag> ByName = Enum.GetValues<Tag>()
        .Where(tag => tag is not (Tag.Other or Tag.Text))
        .ToFrozenDictionary(tag => tag.ToString(), StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Tag>.AlternateLookup<ReadOnlySpan<char>> Lookup = ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly bool[] Void = Flags(
        Tag.Area, Tag.Base, Tag.Br, Tag.Col, Tag.Embed, Tag.Hr, Tag.Img, Tag.Input, Tag.Link, Tag.Meta, Tag.Param, Tag.Source, Tag.Track, Tag.Wbr);

    private static readonly bool[] Raw = Flags(
        Tag.Script, Tag.Style, Tag.Textarea, Tag.Title, Tag.Xmp, Tag.Iframe, Tag.Noembed, Tag.Noframes);

    private static readonly bool[] ParagraphEnding = Flags(
        Tag.Address, Tag.Article, Tag.Aside, Tag.Blockquote, Tag.Center, Tag.Details, Tag.Dialog, Tag.Dir, Tag.Div, Tag.Dl, Tag.Dd, Tag.Dt, Tag.Fieldset,
        Tag.Figcaption, Tag.Figure, Tag.Footer, Tag.Form, Tag.H1, Tag.H2, Tag.H3, Tag.H4, Tag.H5, Tag.H6, Tag.Header, Tag.Hgroup, Tag.Hr, Tag.Li, Tag.Main,
        Tag.Menu, Tag.Nav, Tag.Ol, Tag.P, Tag.Pre, Tag.Search, Tag.Section, Tag.Summary, Tag.Table, Tag.Ul, Tag.Xmp);

    private static readonly bool[] Special = Flags(
        Tag.Address, Tag.Article, Tag.Aside, Tag.Blockquote, Tag.Body, Tag.Button, Tag.Caption, Tag.Center, Tag.Colgroup, Tag.Dd, Tag.Details, Tag.Dialog, Tag.Dir,
        Tag.Div, Tag.Dl, Tag.Dt, Tag.Fieldset, Tag.Figcaption, Tag.Figure, Tag.Footer, Tag.Form, Tag.H1, Tag.H2, Tag.H3, Tag.H4, Tag.H5, Tag.H6, Tag.Head,
        Tag.Header, Tag.Hgroup, Tag.Html, Tag.Iframe, Tag.Li, Tag.Main, Tag.Menu, Tag.Nav, Tag.Noscript, Tag.Object, Tag.Ol, Tag.P, Tag.Pre, Tag.Script,
        Tag.Search, Tag.Section, Tag.Select, Tag.Style, Tag.Summary, Tag.Table, Tag.Tbody, Tag.Td, Tag.Template, Tag.Textarea, Tag.Tfoot, Tag.Th, Tag.Thead,
        Tag.Title, Tag.Tr, Tag.Ul, Tag.Xmp);

    private static readonly bool[] Formatting = Flags(
        Tag.A, Tag.B, Tag.Big, Tag.Code, Tag.Em, Tag.Font, Tag.I, Tag.S, Tag.Small, Tag.Strike, Tag.Strong, Tag.Tt, Tag.U);

    private static readonly bool[] InHead = Flags(
        Tag.Base, Tag.Link, Tag.Meta, Tag.Noscript, Tag.Script, Tag.Style, Tag.Template, Tag.Title, Tag.Other);

    private static readonly bool[] Unseen = Flags(
        Tag.Head, Tag.Script, Tag.Style, Tag.Template, Tag.Noscript, Tag.Iframe, Tag.Noembed, Tag.Noframes, Tag.Svg, Tag.Math, Tag.Canvas, Tag.Object,
        Tag.Audio, Tag.Video, Tag.Select, Tag.Textarea, Tag.Button, Tag.Title, Tag.Dialog);

    private static readonly bool[] Block = Flags(
        Tag.Address, Tag.Article, Tag.Aside, Tag.Blockquote, Tag.Body, Tag.Caption, Tag.Center, Tag.Dd, Tag.Details, Tag.Dir, Tag.Div, Tag.Dl, Tag.Dt, Tag.Fieldset,
        Tag.Figcaption, Tag.Figure, Tag.Footer, Tag.Form, Tag.H1, Tag.H2, Tag.H3, Tag.H4, Tag.H5, Tag.H6, Tag.Header, Tag.Hgroup, Tag.Hr, Tag.Html, Tag.Legend,
        Tag.Li, Tag.Main, Tag.Menu, Tag.Nav, Tag.Ol, Tag.P, Tag.Pre, Tag.Search, Tag.Section, Tag.Summary, Tag.Table, Tag.Tbody, Tag.Tfoot, Tag.Thead, Tag.Tr,
        Tag.Ul, Tag.Xmp, Tag.Option, Tag.Td, Tag.Th);

    /// <summary>The element of a name in any case.</summary>
    public static Tag Find(ReadOnlySpan<char> name) => Lookup.TryGetValue(name, out var tag) ? tag : Tag.Other;

    /// <summary>Has no end tag and no content.</summary>
    public static bool IsVoid(Tag tag) => Void[(int)tag];

    /// <summary>Holds text and no markup.</summary>
    public static bool IsRaw(Tag tag) => Raw[(int)tag];

    /// <summary>Its start closes an open paragraph.</summary>
    public static bool EndsParagraph(Tag tag) => ParagraphEnding[(int)tag];

    /// <summary>Is a wall that the end tag of an inline element does not reach through.</summary>
    public static bool IsSpecial(Tag tag) => Special[(int)tag];

    /// <summary>Its end tag ends it although blocks are open in it.</summary>
    public static bool IsFormatting(Tag tag) => Formatting[(int)tag];

    /// <summary>May stand in the head.</summary>
    public static bool BelongsInHead(Tag tag) => InHead[(int)tag];

    /// <summary>Its content is no text of the page.</summary>
    public static bool IsUnseen(Tag tag) => Unseen[(int)tag];

    /// <summary>Starts a line of its own.</summary>
    public static bool IsBlock(Tag tag) => Block[(int)tag];

    /// <summary>A heading of any level.</summary>
    public static bool IsHeading(Tag tag) => tag is >= Tag.H1 and <= Tag.H6;

    private static bool[] Flags(params ReadOnlySpan<Tag> tags)
    {
        var flags = new bool[256];
        foreach (var tag in tags)
            flags[(int)tag] = true;
        return flags;
    }
}
