using System.Buffers;
using System.Globalization;
using System.Text;

namespace Digest.Mail.Messages;

/// <summary>
/// Writes header fields (RFC 5322, 2.2): folded at 78 characters where a blank allows it, never above 998,
/// in ASCII but for addresses that need SMTPUTF8. A value that could end its field is refused.
/// </summary>
internal static class HeaderWriter
{
    private const int PreferredLine = 78;
    private const int LongestLine = 998;
    private const int LongestName = 64;
    private const string AtomPunctuation = "!#$%&'*+-/=?^_`{|}~";

    private static readonly SearchValues<char> Breaking = SearchValues.Create("\r\n\0");

    /// <summary>Unstructured text in any script, such as a subject.</summary>
    public static void WriteText(IBufferWriter<byte> output, string name, string value)
    {
        var column = Begin(output, name, value);
        if (NeedsEncoding(value))
            EncodedWord.Write(output, value, ref column);
        else
            WriteTokens(output, name, value, ref column);
        output.Write("\r\n"u8);
    }

    /// <summary>A structured value in ASCII, in which any blank may become a fold.</summary>
    public static void WriteStructured(IBufferWriter<byte> output, string name, string value)
    {
        var column = Begin(output, name, value);
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            throw new FormatException($"The header {name} may hold only printable ASCII.");
        WriteTokens(output, name, value, ref column);
        output.Write("\r\n"u8);
    }

    /// <summary>A phrase in any script, then a token of ASCII: <c>name &lt;id&gt;</c>.</summary>
    public static void WritePhrase(IBufferWriter<byte> output, string name, string? phrase, string token)
    {
        var column = Begin(output, name, phrase + token);
        if (!string.IsNullOrWhiteSpace(phrase))
            WritePhrase(output, phrase.Trim(), ref column);
        WriteToken(output, name, token, ref column);
        output.Write("\r\n"u8);
    }

    public static void WriteMailbox(IBufferWriter<byte> output, string name, Mailbox mailbox) =>
        WritePhrase(output, name, mailbox.Name, string.IsNullOrWhiteSpace(mailbox.Name) ? mailbox.Address.ToString() : $"<{mailbox.Address}>");

    public static void WriteDate(IBufferWriter<byte> output, DateTimeOffset date)
    {
        output.Write("Date: "u8);
        output.WriteText(date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture));
        var minutes = (int)date.Offset.TotalMinutes;
        output.WriteText(string.Create(CultureInfo.InvariantCulture, $"{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}{Math.Abs(minutes) % 60:00}\r\n"));
    }

    private static int Begin(IBufferWriter<byte> output, string name, string value)
    {
        // RFC 5322, 2.2: printable ASCII except colon.
        if (name.Length is 0 or > LongestName || name.AsSpan().ContainsAnyExceptInRange('!', '~') || name.Contains(':', StringComparison.Ordinal))
            throw new FormatException($"'{new string([.. name.Take(LongestName).Where(c => !char.IsControl(c))])}' is not the name of a header: 1 to {LongestName} printable ASCII characters without blank and colon.");
        if (value.AsSpan().ContainsAny(Breaking))
            throw new FormatException($"The header {name} must not hold CR, LF or NUL.");
        output.WriteText(name);
        output.Write(":"u8);
        return name.Length + 1;
    }

    // What an ASCII parser would read differently from what was meant, or what folding at blanks cannot tame.
    private static bool NeedsEncoding(string value)
    {
        if (value.Length == 0)
            return false;
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~') || value[0] == ' ' || value[^1] == ' '
            || value.Contains("=?", StringComparison.Ordinal) || value.Contains("  ", StringComparison.Ordinal))
            return true;
        foreach (var range in value.AsSpan().Split(' '))
        {
            if (range.End.Value - range.Start.Value >= PreferredLine - 1)
                return true;
        }

        return false;
    }

    private static void WriteTokens(IBufferWriter<byte> output, string name, string value, ref int column)
    {
        foreach (var range in value.AsSpan().Split(' '))
        {
            var token = value.AsSpan(range);
            if (!token.IsEmpty)
                WriteToken(output, name, token, ref column);
        }
    }

    private static void WriteToken(IBufferWriter<byte> output, string name, ReadOnlySpan<char> token, ref int column)
    {
        var length = Encoding.UTF8.GetByteCount(token);
        if (length + 1 > LongestLine)
            throw new FormatException($"The header {name} holds {length} octets without a blank; a line holds at most {LongestLine} (RFC 5322, 2.1.1).");
        if (column + 1 + length > PreferredLine && (length < PreferredLine || column + 1 + length > LongestLine))
        {
            output.Write("\r\n"u8);
            column = 0;
        }

        output.Write(" "u8);
        output.WriteText(token);
        column += 1 + length;
    }

    private static void WritePhrase(IBufferWriter<byte> output, string phrase, ref int column)
    {
        var quoted = Quoted(phrase);
        if (NeedsEncoding(phrase) || column + 1 + quoted.Length > PreferredLine)
        {
            EncodedWord.Write(output, phrase, ref column);
            return;
        }

        output.Write(" "u8);
        output.WriteText(quoted);
        column += 1 + quoted.Length;
    }

    private static string Quoted(string phrase)
    {
        var isAtoms = true;
        foreach (var c in phrase)
            isAtoms &= char.IsAsciiLetterOrDigit(c) || c == ' ' || AtomPunctuation.Contains(c, StringComparison.Ordinal);
        return isAtoms
            ? phrase
            : $"\"{phrase.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
