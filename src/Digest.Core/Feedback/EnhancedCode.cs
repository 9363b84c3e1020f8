using System.Globalization;

namespace Digest.Core.Feedback;

/// <summary>An enhanced status code (RFC 3463): <c>5.1.1</c>.</summary>
/// <param name="Class">2 for success, 4 for not now, 5 for never.</param>
/// <param name="Subject">What it is about: the address, the mailbox, the system, the way, the protocol, the content, policy.</param>
/// <param name="Detail">What of that.</param>
public readonly record struct EnhancedCode(int Class, int Subject, int Detail)
{
    private const int MaxText = 4_096;

    /// <summary>How much the code says: 0 for its class only, 1 for a subject, 2 for a detail.</summary>
    internal int Clarity => Subject == 0 ? 0 : Detail == 0 ? 1 : 2;

    /// <summary>The code that a text is; null when it is none.</summary>
    public static EnhancedCode? Parse(string? text) => text is not null && Read(text.AsSpan().Trim(), out var length) is { } code && length == text.AsSpan().Trim().Length ? code : null;

    /// <summary>The first code in a text; null when there is none. Parts of longer numbers, such as network addresses, are none.</summary>
    public static EnhancedCode? Find(string? text)
    {
        var rest = text.AsSpan(0, Math.Min(text?.Length ?? 0, MaxText));
        for (var at = 0; at < rest.Length; at++)
        {
            if (at > 0 && (char.IsAsciiLetterOrDigit(rest[at - 1]) || rest[at - 1] == '.'))
                continue;
            if (Read(rest[at..], out var length) is not { } code)
                continue;
            var after = rest[(at + length)..];
            if (after.Length == 0 || !(char.IsAsciiLetterOrDigit(after[0]) || (after[0] == '.' && after.Length > 1 && char.IsAsciiDigit(after[1]))))
                return code;
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Class}.{Subject}.{Detail}");

    private static EnhancedCode? Read(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        if (text.Length < 5 || text[0] is not ('2' or '4' or '5') || text[1] != '.')
            return null;
        length = 2;
        if (Number(text, ref length) is not { } subject || length >= text.Length || text[length++] != '.' || Number(text, ref length) is not { } detail)
            return null;
        return new EnhancedCode(text[0] - '0', subject, detail);
    }

    private static int? Number(ReadOnlySpan<char> text, ref int at)
    {
        var from = at;
        while (at < text.Length && at - from < 3 && char.IsAsciiDigit(text[at]))
            at++;
        return at == from ? null : int.Parse(text[from..at], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
