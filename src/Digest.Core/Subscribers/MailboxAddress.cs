using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Digest.Core.Subscribers;

/// <summary>
/// A reader's mail address as people type and paste it. One person is one row: blanks and invisible marks around an
/// address, letter case and the two spellings of an international domain make no difference. Dots and tags of the local
/// part do, because only some providers ignore them.
/// </summary>
public static class MailboxAddress
{
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;
    private const string Punctuation = "!#$%&'*+-/=?^_`{|}~.";

    // An instance is safe for use by several threads as long as nobody sets it.
    private static readonly IdnMapping Names = new() { UseStd3AsciiRules = true };

    /// <summary>Reads an address; false when mail cannot be sent to it over the public net.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="address">The address without what does not belong to it, and with its domain in lower case.</param>
    public static bool TryRead([NotNullWhen(true)] string? text, [NotNullWhen(true)] out string? address)
    {
        address = null;
        if (text is null or { Length: > 2 * LongestAddress })
            return false;
        var cleaned = Clean(text);
        var at = cleaned.LastIndexOf('@');
        if (at < 1 || !IsLocalPart(cleaned[..at]) || AsciiDomain(cleaned[(at + 1)..]) is not { } domain)
            return false;
        if (Encoding.UTF8.GetByteCount(cleaned.AsSpan(0, at)) + 1 + domain.Length > LongestAddress)
            return false;
        address = $"{cleaned[..at]}@{cleaned[(at + 1)..].ToLowerInvariant()}";
        return true;
    }

    /// <summary>What is the same for all spellings of an address; of a text that is none, the text in lower case.</summary>
    public static string Key(string text)
    {
        var cleaned = Clean(text);
        var at = cleaned.LastIndexOf('@');
        return (at >= 0 && AsciiDomain(cleaned[(at + 1)..]) is { } domain ? $"{cleaned[..at]}@{domain}" : cleaned).ToLowerInvariant();
    }

    /// <summary>What an address has behind its @, in lower case; all of it when it has none.</summary>
    public static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..].Trim().ToLowerInvariant();

    // Marks of direction come along when an address is copied out of Arabic text.
    private static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format)
                kept.Append(rune);
        return kept.ToString().Trim().Normalize(NormalizationForm.FormC);
    }

    private static bool IsLocalPart(string local) =>
        Encoding.UTF8.GetByteCount(local) <= LongestLocalPart
        && local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal)
        && local.EnumerateRunes().All(rune => rune.IsAscii
            ? char.IsAsciiLetterOrDigit((char)rune.Value) || Punctuation.Contains((char)rune.Value, StringComparison.Ordinal)
            : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static string? AsciiDomain(string domain)
    {
        try
        {
            var ascii = Names.GetAscii(domain).ToLowerInvariant();
            var labels = ascii.Split('.');
            // A name without a dot, or that ends in a number, is no domain of the public net.
            return labels.Length > 1 && labels[^1].Length > 1 && !labels[^1].All(char.IsAsciiDigit) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
