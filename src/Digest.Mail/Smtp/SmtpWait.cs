namespace Digest.Mail.Smtp;

/// <summary>
/// Finds the wait that a server asks for in the words of its answer, such as <c>try again in 300 seconds</c>: SMTP has no
/// field for it, but greylisting and rate limits often say it.
/// </summary>
internal static class SmtpWait
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public static TimeSpan? In(ReadOnlySpan<char> text)
    {
        var isWait = false;
        var number = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range].Trim(".,;:()");
            if (word.IsEmpty)
                continue;
            if (number > 0 && UnitOf(word) is { } unit)
                return number < Longest / unit ? number * unit : Longest;
            var digits = word.IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? word.Length : end;
            number = isWait && digits is > 0 and < 7 ? int.Parse(word[..digits], System.Globalization.CultureInfo.InvariantCulture) : 0;
            if (number > 0 && digits < word.Length)
            {
                if (UnitOf(word[digits..]) is { } suffix)
                    return number < Longest / suffix ? number * suffix : Longest;
                number = 0;
            }

            isWait = word.Equals("in", StringComparison.OrdinalIgnoreCase) || word.Equals("after", StringComparison.OrdinalIgnoreCase)
                || word.Equals("for", StringComparison.OrdinalIgnoreCase) || word.Equals("wait", StringComparison.OrdinalIgnoreCase);
        }

        return null;
    }

    private static TimeSpan? UnitOf(ReadOnlySpan<char> word) =>
        IsUnit(word, "s", "sec") ? TimeSpan.FromSeconds(1)
        : IsUnit(word, "m", "min") ? TimeSpan.FromMinutes(1)
        : IsUnit(word, "h", "hour") ? TimeSpan.FromHours(1)
        : null;

    private static bool IsUnit(ReadOnlySpan<char> word, string letter, string start) =>
        word.Equals(letter, StringComparison.OrdinalIgnoreCase) || word.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
