using System.Text;

namespace Digest.Core.Subscribers.Transfer;

/// <summary>
/// Splits a line of CSV (RFC 4180). A field ends with its line: in a list of addresses a line break in quotation marks is
/// a mark that was never closed, which would swallow the readers behind it.
/// </summary>
internal static class CsvLine
{
    /// <summary>Splits a line.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="delimiter">What stands between fields.</param>
    /// <param name="fields">Gets the fields, those before a mistake too.</param>
    /// <returns>What is wrong with the line; null when nothing is.</returns>
    public static string? Split(string line, char delimiter, List<string> fields)
    {
        fields.Clear();
        for (var at = 0; ; at++)
        {
            at = PastBlanks(line, at);
            if (at < line.Length && line[at] == '"')
            {
                if (Quoted(line, ref at) is not { } field)
                    return "a quotation mark is not closed at the end of the line; a field has one line";
                if (at < line.Length && line[at] != delimiter)
                    return "something stands behind a closing quotation mark; write a quotation mark inside a field twice";
                fields.Add(field);
            }
            else
            {
                var end = line.IndexOf(delimiter, at) is var found and >= 0 ? found : line.Length;
                var field = line[at..end].TrimEnd();
                if (field.Contains('"', StringComparison.Ordinal))
                    return "a quotation mark stands inside a field that is not in quotation marks";
                fields.Add(field);
                at = end;
            }

            if (at == line.Length)
                return null;
        }
    }

    private static string? Quoted(string line, ref int at)
    {
        var field = new StringBuilder();
        for (at++; ; at++)
        {
            var end = line.IndexOf('"', at);
            if (end < 0)
                return null;
            field.Append(line, at, end - at);
            at = end + 1;
            if (at == line.Length || line[at] != '"')
                break;
            field.Append('"');
        }

        at = PastBlanks(line, at);
        return field.ToString().Trim();
    }

    private static int PastBlanks(string line, int at)
    {
        while (at < line.Length && line[at] == ' ')
            at++;
        return at;
    }
}
