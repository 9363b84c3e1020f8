using System.Text;
using System.Text.RegularExpressions;
using Digest.Core.Articles;

namespace Digest.Core.Templates;

/// <summary>
/// Keeps names and quantities of the other direction together inside a sentence: with a span in HTML, where mail clients
/// know no bdi, and with U+2068 and U+2069 in plain text (UAX #9, 2.7).
/// </summary>
internal static partial class Bidi
{
    public const char FirstStrongIsolate = '\u2068';
    public const char PopDirectionalIsolate = '\u2069';
    private const char RightToLeftMark = '\u200F';
    private const char LeftToRightMark = '\u200E';

    private const string Rtl = @"\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE";
    private const string LatinLetter = $"[\\p{{L}}-[{Rtl}]]";
    private const string LatinSign = $"[\\p{{L}}\\p{{M}}0-9\u200C\u200D-[{Rtl}]]";
    private const string LatinWord = $"{LatinSign}+";
    private const string ArabicSign = $"[\\p{{L}}\\p{{M}}-[^{Rtl}]]";
    private const string ArabicWord = $"{ArabicSign}(?:{ArabicSign}|[\u200C\u200D])*";
    private const string Unit = "(?:[kcm]?m|[km]?g|k?W|[MG]W|[kMGT]B|[kMG]?Hz|[ap]m|AM|PM|USD|EUR|GBP|EGP|SAR|AED)";

    /// <summary>The value of a <c>dir</c> attribute.</summary>
    public static string Name(TextDirection direction) => direction is TextDirection.Rtl ? "rtl" : "ltr";

    /// <summary>Encoded text of the given direction, with its foreign runs in spans of their own direction.</summary>
    public static string Html(string text, TextDirection direction)
    {
        var (runs, open) = direction is TextDirection.Rtl
            ? (LatinRuns(), "<span dir=\"ltr\" lang=\"en\">")
            : (ArabicRuns(), "<span dir=\"rtl\" lang=\"ar\">");
        return IsForeign(text, direction) ? $"{open}{Markup.Encode(text)}</span>" : Map(text, runs, Markup.Encode, run => $"{open}{Markup.Encode(run)}</span>");
    }

    /// <summary>Plain text of the given direction, with its foreign runs in isolates.</summary>
    public static string Text(string text, TextDirection direction) =>
        IsForeign(text, direction) ? $"{FirstStrongIsolate}{text}{PopDirectionalIsolate}" : Map(text, direction is TextDirection.Rtl ? LatinRuns() : ArabicRuns(), part => part, run => $"{FirstStrongIsolate}{run}{PopDirectionalIsolate}");

    /// <summary>A text of its own direction as a part of a line of plain text of the other, or of the same.</summary>
    public static string Part(string text, TextDirection direction, TextDirection line) =>
        direction == line ? Text(text, direction) : $"{FirstStrongIsolate}{Text(text, direction)}{PopDirectionalIsolate}";

    /// <summary>Right-to-left text with its digits written by <paramref name="digit"/>, but for those of Latin names, addresses and units.</summary>
    public static string MapDigits(string text, Func<char, char> digit) =>
        Map(text, LatinRuns(), part => string.Create(part.Length, (part, digit), static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = from.digit(from.part[i]);
        }), run => run);

    /// <summary>
    /// Lines of plain text, each with a mark in front where a reader's program would guess its direction wrong, or could:
    /// programs differ in how they look for the first strong letter.
    /// </summary>
    public static string MarkLines(string text) => string.Join('\n', text.Split('\n').Select(MarkLine));

    /// <summary>The direction of the first strong letter outside isolates; null when there is none (UAX #9, P2).</summary>
    public static TextDirection? FirstStrong(string text, bool skipIsolates = true)
    {
        var depth = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is FirstStrongIsolate)
                depth++;
            else if (rune.Value is PopDirectionalIsolate)
                depth = Math.Max(0, depth - 1);
            else if ((depth is 0 || !skipIsolates) && Strong(rune) is { } direction)
                return direction;
        }

        return null;
    }

    /// <summary>Whether the text begins with a strong letter of this direction, not with a digit, sign or foreign name.</summary>
    public static bool Begins(string text, TextDirection direction) =>
        Rune.TryGetRuneAt(text.Length > 0 ? text : " ", 0, out var first) && Strong(first) == direction;

    /// <summary>The mark that a line needs in front, as <see cref="MarkLines"/> sets it; null when it needs none.</summary>
    public static char? Mark(string line) => FirstStrong(line) switch
    {
        TextDirection.Rtl when !Begins(line, TextDirection.Rtl) => RightToLeftMark,
        TextDirection.Ltr when FirstStrong(line, skipIsolates: false) is TextDirection.Rtl => LeftToRightMark,
        _ => null,
    };

    private static string MarkLine(string line) => Mark(line) + line;

    private static TextDirection? Strong(Rune rune) => rune.Value switch
    {
        RightToLeftMark => TextDirection.Rtl,
        LeftToRightMark => TextDirection.Ltr,
        _ when !Rune.IsLetter(rune) => null,
        >= 0x0590 and <= 0x08FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFE => TextDirection.Rtl,
        >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF => TextDirection.Rtl,
        _ => TextDirection.Ltr,
    };

    // A line in the other script alone is one run, with its commas: "12 Printers' Street, Tunis" in an Arabic page.
    private static bool IsForeign(string text, TextDirection direction)
    {
        var hasForeign = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or FirstStrongIsolate || Strong(rune) == direction)
                return false;
            hasForeign |= Strong(rune) is not null;
        }

        return hasForeign;
    }

    private static string Map(string text, Regex runs, Func<string, string> part, Func<string, string> run)
    {
        StringBuilder? mapped = null;
        var at = 0;
        foreach (var match in runs.EnumerateMatches(text))
        {
            mapped ??= new StringBuilder(text.Length + 64);
            mapped.Append(part(text[at..match.Index])).Append(run(text.Substring(match.Index, match.Length)));
            at = match.Index + match.Length;
        }

        return mapped is null ? part(text) : mapped.Append(part(text[at..])).ToString();
    }

    // An address; a quantity with its unit; or words of which the first has a letter: "iPhone 15", "AT&T", "editor@example.org".
    // Both begin where no digit or letter precedes, so that no text, however long, is searched twice.
    [GeneratedRegex($@"[a-z]{{3,5}}://[^\s{Rtl}<>""]+|(?<![0-9.,])[0-9][0-9.,]*\ ?{Unit}\b|(?<!{LatinSign})(?=[0-9]*{LatinLetter}){LatinWord}(?:(?:\ &\ |\ |[-–.,/@:_&'’+~=\#]){LatinWord})*[+%]*",
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex LatinRuns();

    [GeneratedRegex($"{ArabicWord}(?:[ ،؛.-]{{1,2}}{ArabicWord})*", RegexOptions.CultureInvariant)]
    private static partial Regex ArabicRuns();
}
