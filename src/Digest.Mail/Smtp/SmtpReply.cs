namespace Digest.Mail.Smtp;

/// <summary>An answer of a server (RFC 5321, 4.2).</summary>
/// <param name="Code">From 200 to 599.</param>
/// <param name="Lines">The text of each line, without control characters; at least one.</param>
public sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int LongestText = 512;

    /// <summary>Whether the server agrees: 2xx or 3xx.</summary>
    public bool IsPositive => Code < 400;

    /// <summary>Whether the server closes the connection after this answer (RFC 5321, 3.8).</summary>
    public bool IsClosing => Code == 421;

    /// <summary>The enhanced code (RFC 3463) at the start of the text; null when there is none of the same class.</summary>
    public string? EnhancedCode { get; } = FindEnhancedCode(Code, Lines[0]);

    /// <summary>The enhanced code, but for one that says no more than that the answer is permanent: <c>5.0.0</c>.</summary>
    internal string? TellingCode => EnhancedCode is ['5', '.', '0', ..] ? null : EnhancedCode;

    /// <summary>The answer in one line, at most 512 characters.</summary>
    public string Text
    {
        get
        {
            var text = Lines.Count == 1 ? $"{Code} {Lines[0]}" : $"{Code} {string.Join(' ', Lines)}";
            return text.Length <= LongestText ? text : text[..LongestText];
        }
    }

    private static string? FindEnhancedCode(int code, string line)
    {
        var end = line.IndexOf(' ', StringComparison.Ordinal);
        var text = end < 0 ? line.AsSpan() : line.AsSpan(0, end);
        if (text.Length is < 5 or > 9 || text[0] != '0' + (code / 100) || text[0] is not ('2' or '4' or '5'))
            return null;
        var dots = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '.')
            {
                if (text[i - 1] == '.')
                    return null;
                dots++;
            }
            else if (!char.IsAsciiDigit(text[i]) || i == 1)
            {
                return null;
            }
        }

        return dots == 2 && text[^1] != '.' ? text.ToString() : null;
    }
}
