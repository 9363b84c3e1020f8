using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Digest.Core.Articles.Html;

/// <summary>Resolves character references as browsers do (HTML Standard, 13.2.5.72): the names of HTML 4 and those of later ones that pages of news use, with and without their semicolon, and numbers.</summary>
internal static class HtmlReferences
{
    private const int LongestName = 16;

    // The names that browsers know without a semicolon too: those of Latin-1 in its order, and the signs of markup.
    private const string Latin1 =
        "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest "
        + "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig "
        + "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    private const string Greek =
        "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega - - - - - - - "
        + "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";

    private const string LatinExtended =
        "Amacr amacr Abreve abreve Aogon aogon Cacute cacute Ccirc ccirc Cdot cdot Ccaron ccaron Dcaron dcaron Dstrok dstrok Emacr emacr - - Edot edot Eogon eogon Ecaron ecaron Gcirc gcirc Gbreve gbreve "
        + "Gdot gdot Gcedil - Hcirc hcirc Hstrok hstrok Itilde itilde Imacr imacr - - Iogon iogon Idot imath IJlig ijlig Jcirc jcirc Kcedil kcedil kgreen Lacute lacute Lcedil lcedil Lcaron lcaron Lmidot "
        + "lmidot Lstrok lstrok Nacute nacute Ncedil ncedil Ncaron ncaron napos ENG eng Omacr omacr - - Odblac odblac OElig oelig Racute racute Rcedil rcedil Rcaron rcaron Sacute sacute Scirc scirc Scedil "
        + "scedil Scaron scaron Tcedil tcedil Tcaron tcaron Tstrok tstrok Utilde utilde Umacr umacr Ubreve ubreve Uring uring Udblac udblac Uogon uogon Wcirc wcirc Ycirc ycirc Yuml Zacute zacute Zdot zdot Zcaron zcaron";

    private const string Others =
        "Tab\t NewLine\n excl! num# dollar$ percnt% apos' lpar( rpar) ast* plus+ comma, period. sol/ colon: semi; equals= quest? commat@ lsqb[ lbrack[ bsol\\ rsqb] rbrack] Hat^ lowbar_ grave` lcub{ lbrace{ verbar| vert| rcub} rbrace} "
        + "fnofƒ circˆ tilde˜ ensp\u2002 emsp\u2003 thinsp\u2009 hairsp\u200A zwnj\u200C zwj\u200D lrm\u200E rlm\u200F hyphen‐ dash‐ ndash– mdash— horbar― lsquo‘ rsquo’ rsquor’ sbquo‚ ldquo“ rdquo” rdquor” bdquo„ ldquor„ dagger† Dagger‡ "
        + "bull• bullet• nldr‥ hellip… mldr… permil‰ prime′ Prime″ lsaquo‹ rsaquo› oline‾ frasl⁄ NoBreak\u2060 euro€ imageℑ numero№ weierp℘ realℜ trade™ alefsymℵ larr← uarr↑ rarr→ darr↓ harr↔ crarr↵ lArr⇐ uArr⇑ rArr⇒ dArr⇓ hArr⇔ "
        + "frac13⅓ frac23⅔ frac15⅕ frac18⅛ frac38⅜ frac58⅝ frac78⅞ forall∀ part∂ exist∃ empty∅ nabla∇ isin∈ notin∉ ni∋ prod∏ sum∑ minus− lowast∗ radic√ prop∝ infin∞ ang∠ and∧ or∨ cap∩ cup∪ int∫ there4∴ sim∼ cong≅ asymp≈ ne≠ equiv≡ "
        + "le≤ ge≥ sub⊂ sup⊃ nsub⊄ sube⊆ supe⊇ oplus⊕ otimes⊗ perp⊥ sdot⋅ lceil⌈ rceil⌉ lfloor⌊ rfloor⌋ lang⟨ rang⟩ thetasymϑ upsihϒ pivϖ loz◊ squ□ star☆ starf★ phone☎ female♀ male♂ spades♠ clubs♣ hearts♥ diams♦ check✓ cross✗";

    // What numbers in the range of C1 controls meant to those who typed them: windows-1252.
    private const string C1 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static readonly FrozenDictionary<string, char> Bare = Names([('\u00A0', Latin1)], "amp& AMP& lt< LT< gt> GT> quot\" QUOT\" COPY© REG®");
    private static readonly FrozenDictionary<string, char> Closed = Names([('\u00A0', Latin1), ('\u0391', Greek), ('\u0100', LatinExtended)], "amp& AMP& lt< LT< gt> GT> quot\" QUOT\" COPY© REG® " + Others);

    private static readonly FrozenDictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> BareLookup = Bare.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> ClosedLookup = Closed.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly int LongestBare = Bare.Keys.Max(name => name.Length);

    /// <summary>The text with its references resolved; what is none stays as it is.</summary>
    /// <param name="source">Text or the value of an attribute.</param>
    /// <param name="inAttribute">Whether a name without semicolon that goes on, as in <c>?a=1&amp;copy=2</c>, is none.</param>
    public static string Resolve(ReadOnlySpan<char> source, bool inAttribute = false)
    {
        if (!source.Contains('&'))
            return source.ToString();
        var text = new StringBuilder(source.Length);
        AppendTo(text, source, inAttribute);
        return text.ToString();
    }

    /// <summary>Appends the text with its references resolved.</summary>
    public static void AppendTo(StringBuilder text, ReadOnlySpan<char> source, bool inAttribute = false)
    {
        for (var at = source.IndexOf('&'); at >= 0; at = source.IndexOf('&'))
        {
            text.Append(source[..at]);
            source = source[(at + 1)..];
            var length = source.StartsWith('#') ? Number(source[1..], text) : Name(source, inAttribute, text);
            if (length == 0)
                text.Append('&');
            source = source[length..];
        }

        text.Append(source);
    }

    private static int Name(ReadOnlySpan<char> source, bool inAttribute, StringBuilder text)
    {
        var length = 0;
        while (length < source.Length && length <= LongestName && char.IsAsciiLetterOrDigit(source[length]))
            length++;
        if (length < source.Length && source[length] == ';' && ClosedLookup.TryGetValue(source[..length], out var c))
        {
            text.Append(c);
            return length + 1;
        }

        for (var part = Math.Min(length, LongestBare); part >= 2; part--)
        {
            if (!BareLookup.TryGetValue(source[..part], out c))
                continue;
            if (inAttribute && part < source.Length && (source[part] == '=' || char.IsAsciiLetterOrDigit(source[part])))
                return 0;
            text.Append(c);
            return part;
        }

        return 0;
    }

    private static int Number(ReadOnlySpan<char> source, StringBuilder text)
    {
        var isHex = source.Length > 0 && source[0] is 'x' or 'X';
        var start = isHex ? 1 : 0;
        var (at, value) = (start, 0);
        for (; at < source.Length && (isHex ? char.IsAsciiHexDigit(source[at]) : char.IsAsciiDigit(source[at])); at++)
        {
            if (value <= 0x10FFFF)
                value = (value * (isHex ? 16 : 10)) + int.Parse(source.Slice(at, 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        if (at == start)
            return 0;
        if (value is >= 0x80 and <= 0x9F)
            text.Append(C1[value - 0x80]);
        else
            text.Append(Rune.IsValid(value) && value != 0 ? new Rune(value) : Rune.ReplacementChar);
        return at + 1 + (at < source.Length && source[at] == ';' ? 1 : 0);
    }

    private static FrozenDictionary<string, char> Names((char First, string Names)[] ranges, string single)
    {
        var names = new Dictionary<string, char>();
        foreach (var (first, range) in ranges)
        {
            foreach (var (i, name) in range.Split(' ').Index())
                names.TryAdd(name, (char)(first + i));
        }

        // Each name with its sign behind it.
        foreach (var pair in single.Split(' '))
            names[pair[..^1]] = pair[^1];
        return names.ToFrozenDictionary();
    }
}
