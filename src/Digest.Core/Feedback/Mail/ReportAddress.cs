using System.Globalization;
using System.Text;

namespace Digest.Core.Feedback.Mail;

/// <summary>Reads addresses of reports: <c>rfc822; reader@example.org</c>, <c>utf-8; …</c> (RFC 3464, 6533).</summary>
internal static class ReportAddress
{
    private const int Max = 320;

    /// <summary>The address; null when there is none.</summary>
    public static string? Read(string field)
    {
        var type = field.IndexOf(';', StringComparison.Ordinal);
        var address = field[(type + 1)..].Trim();
        // Some servers write a name before the address.
        if (address.EndsWith('>') && address.LastIndexOf('<') is >= 0 and var open)
            address = address[(open + 1)..^1].Trim();
        if (type > 0 && field.AsSpan(0, type).Trim().Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            address = Decoded(address);
        return address.Length is > 2 and <= Max && address.IndexOf('@', StringComparison.Ordinal) > 0 && !address.AsSpan().ContainsAny(" \t,\"") && IsWhole(address) ? address : null;
    }

    // A letter beyond ASCII stands as \x{1F4A9}.
    private static string Decoded(string address)
    {
        var text = new StringBuilder();
        for (var at = 0; at < address.Length; at++)
        {
            var end = address.AsSpan(at).StartsWith("\\x{") ? address.IndexOf('}', at) : -1;
            if (end > at + 3 && end - at <= 9 && int.TryParse(address.AsSpan(at + 3, end - at - 3), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var scalar) && Rune.IsValid(scalar))
            {
                text.Append(new Rune(scalar).ToString());
                at = end;
            }
            else
            {
                text.Append(address[at]);
            }
        }

        return text.ToString();
    }

    // Half a character, which cannot be normalised, or a control character is in no address.
    private static bool IsWhole(string address)
    {
        foreach (var rune in address.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune))
                return false;
        }

        return true;
    }
}
