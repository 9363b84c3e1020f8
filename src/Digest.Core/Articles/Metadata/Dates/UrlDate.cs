namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>Reads the day in the path of an address: <c>/2021/10/08/</c>, <c>/2021-10-08-</c>, <c>/20211008/</c>.</summary>
internal static class UrlDate
{
    private const int Earliest = 1990;
    private const int Latest = 2100;

    /// <summary>The day as <c>yyyy-MM-dd</c>; null when there is none.</summary>
    public static string? Read(string? address)
    {
        if (address is not { Length: <= 2_048 })
            return null;
        var query = address.AsSpan().IndexOfAny('?', '#');
        var path = query < 0 ? address.AsSpan() : address.AsSpan(0, query);
        for (var i = 1; i + 8 <= path.Length; i++)
        {
            if (path[i - 1] is '/' or '-' or '_' && ReadAt(path[i..]) is { } date)
                return date;
        }

        return null;
    }

    private static string? ReadAt(ReadOnlySpan<char> path)
    {
        if (Number(path, 4) is not (>= Earliest and < Latest and var year))
            return null;
        var separator = path[4];
        var isJoined = char.IsAsciiDigit(separator);
        if (!isJoined && separator is not ('/' or '-' or '_'))
            return null;

        var at = isJoined ? 4 : 5;
        var monthLength = isJoined ? 2 : Digits(path[at..]);
        if (monthLength is not (1 or 2) || Number(path[at..], monthLength) is not (>= 1 and <= 12 and var month))
            return null;
        at += monthLength;
        if (!isJoined && (at >= path.Length || path[at++] != separator))
            return null;
        var dayLength = isJoined ? 2 : Digits(path[at..]);
        if (dayLength is not (1 or 2) || at + dayLength > path.Length || Number(path[at..], dayLength) is not (>= 1 and var day) || day > DateTime.DaysInMonth(year, month))
            return null;
        at += dayLength;
        return at < path.Length && char.IsAsciiDigit(path[at]) ? null : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
            count++;
        return count;
    }

    private static int? Number(ReadOnlySpan<char> text, int length) => Digits(text) >= length ? int.Parse(text[..length], System.Globalization.CultureInfo.InvariantCulture) : null;
}
