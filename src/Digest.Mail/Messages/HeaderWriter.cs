using System.Buffers;
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

    private static readonly SearchValues<char> AtomsAndBlank = SearchValues.Create(" !#$%&'*+-/0123456789=?ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz{|}~");
    private static readonly SearchValues<char> Breaking = SearchValues.Create("\r\n\0");

    /// <summary>Unstructured text in any script, such as a subject.</summary>
    public static void WriteText(PooledBuffer output, string name, string value)
    {
        var column = Begin(output, name, value);
        if (NeedsEncoding(value))
            EncodedWord.Write(output, value, ref column);
        else
            WriteTokens(output, name, value, ref column);
        output.Write("\r\n"u8);
    }

    /// <summary>A structured value in ASCII, in which any blank may become a fold.</summary>
    public static void WriteStructured(PooledBuffer output, string name, string value)
    {
        var column = Begin(output, name, value);
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            throw new FormatException($"The header {name} may hold only printable ASCII.");
        WriteTokens(output, name, value, ref column);
        output.Write("\r\n"u8);
    }

    /// <summary>A phrase in any script, then a token of ASCII: <c>name &lt;id&gt;</c>.</summary>
    public static void WritePhrase(PooledBuffer output, string name, string? phrase, string token)
    {
        var column = Begin(output, name, phrase);
        if (!string.IsNullOrWhiteSpace(phrase))
            WritePhrase(output, phrase.AsSpan().Trim(), ref column);
        WriteToken(output, name, token, ref column);
        output.Write("\r\n"u8);
    }

    public static void WriteMailbox(PooledBuffer output, string name, Mailbox mailbox)
    {
        var phrase = mailbox.Name.AsSpan().Trim();
        var column = Begin(output, name, phrase);
        if (!phrase.IsEmpty)
            WritePhrase(output, phrase, ref column);
        WriteAddress(output, name, mailbox.Address, bracketed: !phrase.IsEmpty, ref column);
        output.Write("\r\n"u8);
    }

    /// <summary>A token of printable ASCII, in angle brackets where it is so wanted; then another behind a comma, where there is one.</summary>
    public static void WriteToken(PooledBuffer output, string name, ReadOnlySpan<char> token, bool bracketed, ReadOnlySpan<char> second = default)
    {
        if (token.ContainsAnyExceptInRange('!', '~') || second.ContainsAnyExceptInRange('!', '~'))
            throw new FormatException($"The header {name} may hold only printable ASCII.");
        var column = Begin(output, name, []);
        WriteToken(output, name, token, bracketed, extra: second.IsEmpty ? 0 : 1, ref column);
        if (!second.IsEmpty)
        {
            output.Write(","u8);
            WriteToken(output, name, second, bracketed, extra: 0, ref column);
        }

        output.Write("\r\n"u8);
    }

    private static void WriteToken(PooledBuffer output, string name, ReadOnlySpan<char> token, bool bracketed, int extra, ref int column)
    {
        BeginToken(output, name, token.Length + (bracketed ? 2 : 0) + extra, ref column);
        if (bracketed)
            output.Write("<"u8);
        output.WriteAscii(token);
        if (bracketed)
            output.Write(">"u8);
    }

    private static int Begin(PooledBuffer output, string name, ReadOnlySpan<char> value)
    {
        if (value.ContainsAny(Breaking))
            throw new FormatException($"The header {name} must not hold CR, LF or NUL.");
        output.WriteAscii(name);
        output.Write(":"u8);
        return name.Length + 1;
    }

    // What an ASCII parser would read differently from what was meant, or what folding at blanks cannot tame.
    private static bool NeedsEncoding(ReadOnlySpan<char> value)
    {
        if (value.Length == 0)
            return false;
        if (value.ContainsAnyExceptInRange(' ', '~') || value[0] == ' ' || value[^1] == ' ' || value.IndexOf("=?") >= 0 || value.IndexOf("  ") >= 0)
            return true;
        foreach (var range in value.Split(' '))
        {
            if (range.End.Value - range.Start.Value >= PreferredLine - 1)
                return true;
        }

        return false;
    }

    private static void WriteTokens(PooledBuffer output, string name, string value, ref int column)
    {
        foreach (var range in value.AsSpan().Split(' '))
        {
            var token = value.AsSpan(range);
            if (!token.IsEmpty)
                WriteToken(output, name, token, ref column);
        }
    }

    private static void WriteToken(PooledBuffer output, string name, ReadOnlySpan<char> token, ref int column)
    {
        BeginToken(output, name, Encoding.UTF8.GetByteCount(token), ref column);
        output.WriteText(token);
    }

    private static void WriteAddress(PooledBuffer output, string name, EmailAddress address, bool bracketed, ref int column)
    {
        BeginToken(output, name, Encoding.UTF8.GetByteCount(address.LocalPart) + 1 + address.Domain.Length + (bracketed ? 2 : 0), ref column);
        if (bracketed)
            output.Write("<"u8);
        output.WriteText(address.LocalPart);
        output.Write("@"u8);
        output.WriteAscii(address.Domain);
        if (bracketed)
            output.Write(">"u8);
    }

    // The blank before a token, which is a fold where the line would become too long.
    private static void BeginToken(PooledBuffer output, string name, int length, ref int column)
    {
        if (length + 1 > LongestLine)
            throw new FormatException($"The header {name} holds {length} octets without a blank; a line holds at most {LongestLine} (RFC 5322, 2.1.1).");
        if (column + 1 + length > PreferredLine && (length < PreferredLine || column + 1 + length > LongestLine))
        {
            output.Write("\r\n"u8);
            column = 0;
        }

        output.Write(" "u8);
        column += 1 + length;
    }

    private static void WritePhrase(PooledBuffer output, ReadOnlySpan<char> phrase, ref int column)
    {
        var text = NeedsEncoding(phrase) ? default : phrase.ContainsAnyExcept(AtomsAndBlank) ? Quoted(phrase.ToString()) : phrase;
        if (text.IsEmpty || column + 1 + text.Length > PreferredLine)
        {
            EncodedWord.Write(output, phrase, ref column);
            return;
        }

        output.Write(" "u8);
        output.WriteText(text);
        column += 1 + text.Length;
    }

    private static string Quoted(string phrase) =>
        $"\"{phrase.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
