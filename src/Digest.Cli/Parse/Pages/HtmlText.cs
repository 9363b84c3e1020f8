using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Digest.Cli.Parse.Pages;

/// <summary>
/// HTML that is being written: what stands in the program is taken as it is, every value put into it is encoded, freed of
/// what could reorder the text around it, and cut at <see cref="LongestValue"/>. So nothing a stranger wrote is markup.
/// </summary>
internal sealed class HtmlText
{
    /// <summary>The most characters of one value that are shown.</summary>
    public const int LongestValue = 10_000;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // Controls, which say nothing in a page, and embeddings, overrides and isolates.
    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Concat(Enumerable.Range(0x202A, 5)).Concat(Enumerable.Range(0x2066, 4)).Select(c => (char)c)]);

    private readonly StringBuilder _html = new();

    /// <summary>The number of characters that were written.</summary>
    public int Length => _html.Length;

    /// <summary>Writes an interpolated string.</summary>
    public HtmlText Add([InterpolatedStringHandlerArgument("")] ref Values html)
    {
        _ = html;
        return this;
    }

    /// <summary>Writes a link; an address that no browser should follow from here is only shown.</summary>
    /// <param name="address">Where it leads; http, https or mailto.</param>
    /// <param name="words">The words that carry it.</param>
    public HtmlText AddLink(string address, string words) =>
        Uri.TryCreate(address, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" or "mailto" && whole.AbsoluteUri.Length <= LongestValue
            ? Add($"""<a href="{whole.AbsoluteUri}" rel="noreferrer">{words}</a>""")
            : Add($"{words}");

    /// <summary>Writes the style of the page, which is a part of the program.</summary>
    public HtmlText AddStyle(string css)
    {
        _html.Append("<style>").Append(css).Append("</style>\n");
        return this;
    }

    /// <summary>What was written.</summary>
    public override string ToString() => _html.ToString();

    private void AddValue(string value)
    {
        var shown = value.Length <= LongestValue ? value : value[..(char.IsHighSurrogate(value[LongestValue - 1]) ? LongestValue - 1 : LongestValue)];
        _html.Append(Encoder.Encode(shown.AsSpan().ContainsAny(Unwanted) ? string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c).Where(c => !Unwanted.Contains(c))) : shown));
        if (shown.Length < value.Length)
            _html.Append(CultureInfo.InvariantCulture, $"… ({value.Length - shown.Length:N0} characters left off)");
    }

    /// <summary>Takes the parts of an interpolated string as the compiler hands them over.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Values
    {
        private readonly HtmlText _target;

        public Values(int literalLength, int formattedCount, HtmlText target) => (_target, _, _) = (target, literalLength, formattedCount);

        public void AppendLiteral(string markup) => _target._html.Append(markup);

        public void AppendFormatted(string? value) => _target.AddValue(value ?? "");

        public void AppendFormatted(int value) => _target._html.Append(value.ToString("N0", CultureInfo.InvariantCulture));

        public void AppendFormatted(HtmlText part) => _target._html.Append(part._html);
    }
}
