using System.Buffers;
using System.Globalization;

namespace Digest.Mail.Messages;

/// <summary>Writes the fields of the header that each message has for itself: once for every copy, and so without a detour.</summary>
internal static class FieldWriter
{
    private const string UnsubscribeName = "List-Unsubscribe";
    private const int LongestZone = 7;

    // RFC 3986, 2.
    private static readonly SearchValues<char> InUri = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    public static void Write(PooledBuffer output, in MessageFields fields)
    {
        HeaderWriter.WriteMailbox(output, "To", fields.To);
        WriteDate(output, fields.Date);
        WriteId(output, fields.MessageId);
        if (fields.Unsubscribe is { } unsubscribe)
            WriteUnsubscribe(output, unsubscribe, fields.UnsubscribeByMail);
    }

    // The format R is that of mail up to its zone.
    private static void WriteDate(PooledBuffer output, DateTimeOffset date)
    {
        output.Write("Date: "u8);
        var target = output.GetSpan(29 + LongestZone);
        date.DateTime.TryFormat(target, out var written, "R", CultureInfo.InvariantCulture);
        written -= "GMT".Length;
        var minutes = Math.Abs(date.TotalOffsetMinutes);
        target = target[written..];
        target[0] = date.TotalOffsetMinutes < 0 ? (byte)'-' : (byte)'+';
        WriteTwoDigits(target[1..], minutes / 60);
        WriteTwoDigits(target[3..], minutes % 60);
        (target[5], target[6]) = ((byte)'\r', (byte)'\n');
        output.Advance(written + LongestZone);
    }

    private static void WriteTwoDigits(Span<byte> target, int number) =>
        (target[0], target[1]) = ((byte)('0' + (number / 10)), (byte)('0' + (number % 10)));

    private static void WriteId(PooledBuffer output, string id)
    {
        if (id is not ['<', _, .., _, '>'] || !IsId(id.AsSpan(1, id.Length - 2)))
            throw new FormatException("The header Message-ID must have the form <unique@domain>.");
        HeaderWriter.WriteToken(output, "Message-ID", id, bracketed: false);
    }

    private static bool IsId(ReadOnlySpan<char> id) =>
        id.IndexOf('@') is var at && at > 0 && at < id.Length - 1 && !id[(at + 1)..].Contains('@') && !id.ContainsAny('<', '>') && !id.ContainsAnyExceptInRange('!', '~');

    private static void WriteUnsubscribe(PooledBuffer output, Uri uri, string? mailto)
    {
        if (!uri.IsAbsoluteUri || uri.Scheme is not ("http" or "https"))
            throw new FormatException($"The header {UnsubscribeName} needs an absolute http or https address.");
        if (mailto is not null && (!mailto.StartsWith("mailto:", StringComparison.Ordinal) || mailto.AsSpan().ContainsAny("<>, ")))
            throw new FormatException($"The header {UnsubscribeName} needs a mailto address without blanks, commas and angle brackets.");
        HeaderWriter.WriteToken(output, UnsubscribeName, Ascii(uri), bracketed: true, mailto);
        output.Write("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"u8);
    }

    // What needs no escaping is written as it was made, and not made anew for each message. AbsoluteUri escapes
    // everything but the letters of an international host.
    private static string Ascii(Uri uri) =>
        !uri.OriginalString.AsSpan().ContainsAnyExcept(InUri) ? uri.OriginalString
        : System.Text.Ascii.IsValid(uri.AbsoluteUri) ? uri.AbsoluteUri
        : new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri;
}
