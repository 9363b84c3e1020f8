using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Digest.Core.Templates;

/// <summary>How a reader's value is written into a text.</summary>
public enum ReaderEncoding
{
    /// <summary>As it is.</summary>
    Text,

    /// <summary>Encoded for the content and the quoted attributes of html.</summary>
    Html,
}

/// <summary>The values of one reader's own fields. A name is a stranger's text: it loses its control characters and marks, and what goes beyond 200 characters.</summary>
/// <param name="name">The name as given.</param>
/// <param name="unsubscribeUrl">The address that unsubscribes.</param>
/// <param name="preferencesUrl">The page of preferences; without one the page to unsubscribe, which leads there.</param>
public sealed class ReaderFields(string name, Uri unsubscribeUrl, Uri? preferencesUrl = null)
{
    private const int LongestName = 200;
    private static readonly SearchValues<char> Unprintable = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(char.IsControl), '\u2028', '\u2029', ReaderMark.Open, ReaderMark.Close]);

    // RFC 3986, 2.
    private static readonly SearchValues<char> InUri = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The fields that a mark may name.</summary>
    public static IReadOnlyList<string> Known { get; } = [ReaderMark.Name, ReaderMark.UnsubscribeUrl, ReaderMark.PreferencesUrl];

    /// <summary>The reader's name, safe to print in one line; empty when unknown.</summary>
    public string Name { get; } = Clean(name);

    /// <summary>The value of a field.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No reader has such a field.</exception>
    public string Value(string field, ReaderEncoding encoding)
    {
        var value = field switch
        {
            ReaderMark.Name => Name,
            ReaderMark.UnsubscribeUrl => Address(unsubscribeUrl),
            ReaderMark.PreferencesUrl => Address(preferencesUrl ?? unsubscribeUrl),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No reader has such a field."),
        };
        return encoding == ReaderEncoding.Html ? Html.Encode(value) : value;
    }

    // What needs no escaping is printed as it was made: the escaped form would be made anew for each reader.
    private static string Address(Uri url) =>
        url.OriginalString.AsSpan().ContainsAnyExcept(InUri) ? url.AbsoluteUri : url.OriginalString;

    private static string Clean(string name)
    {
        var clean = name.AsSpan().ContainsAny(Unprintable)
            ? string.Concat(name.Where(c => c is not (ReaderMark.Open or ReaderMark.Close)).Select(c => Unprintable.Contains(c) ? ' ' : c))
            : name;
        clean = clean.Trim();
        if (clean.Length <= LongestName)
            return clean;
        return clean[..(char.IsHighSurrogate(clean[LongestName - 1]) ? LongestName - 1 : LongestName)];
    }
}
