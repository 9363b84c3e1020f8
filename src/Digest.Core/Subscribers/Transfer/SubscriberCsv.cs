using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;
using CsvHelper.Configuration;

namespace Digest.Core.Subscribers.Transfer;

/// <summary>
/// Lists of readers as CSV (RFC 4180), a reader in each line: commas, semicolons or tabs, quoted or not, with headers in
/// English, French or Arabic. What spreadsheets would take for a formula is written with an apostrophe in front, and read
/// without it.
/// </summary>
public static class SubscriberCsv
{
    private const int LongestLine = 16 * 1024;
    private const char SectionSeparator = '|';

    private static readonly char[] Delimiters = [',', ';', '\t'];

    // The first of its names that a list has counts: an address may be postal where another column says e-mail.
    private static readonly Dictionary<string, string[]> Headers = new(StringComparer.Ordinal)
    {
        ["email"] = ["email", "e-mail", "email address", "e-mail address", "mail", "courriel", "adresse e-mail", "adresse mail", "البريد الإلكتروني", "البريد الالكتروني", "البريد", "address", "adresse", "العنوان"],
        ["name"] = ["name", "nom", "full name", "الاسم"],
        ["language"] = ["language", "lang", "langue", "اللغة"],
        ["sections"] = ["sections", "section", "rubriques", "rubrique", "الأقسام", "الاقسام", "القسم"],
        ["status"] = ["status", "statut", "état", "الحالة"],
    };

    /// <summary>Reads a list line by line. A line that cannot be read says why, and costs no other.</summary>
    /// <exception cref="InvalidDataException">The list has no header; the message names the remedy.</exception>
    public static async IAsyncEnumerable<SubscriberLine> ReadAsync(TextReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var lines = new BoundedLines(reader, LongestLine);
        var header = await lines.ReadAsync(cancellationToken) ?? throw new InvalidDataException("The file is empty: its first line names the columns, such as email,name,language,sections.");
        var (delimiter, columns) = Columns(header.Text);
        var fields = new List<string>();
        for (var number = 2; await lines.ReadAsync(cancellationToken) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line.Text))
                continue;
            var problem = CsvLine.Split(line.Text, delimiter, fields);
            yield return Line(fields, columns, number, line.IsWhole ? problem : $"the line has more than {LongestLine} characters");
        }
    }

    /// <summary>Writes the readers who are reached by e-mail. Other addresses are secrets of their owners.</summary>
    /// <returns>How many they were.</returns>
    public static async Task<int> WriteAsync(TextWriter writer, IAsyncEnumerable<Subscriber> subscribers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(subscribers);
        var count = 0;
        await using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" }, leaveOpen: true);
        Write(csv, "email", "name", "language", "sections", "status", "reason", "joined");
        await foreach (var subscriber in subscribers.WithCancellation(cancellationToken))
        {
            if (subscriber.Channel is not ChannelKind.Email)
                continue;
            await csv.NextRecordAsync();
            Write(
                csv,
                subscriber.Address,
                subscriber.Name,
                subscriber.Language,
                string.Join(SectionSeparator, subscriber.Sections),
                subscriber.Status.ToString().ToLowerInvariant(),
                subscriber.Reason,
                subscriber.Joined?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            count++;
        }

        await csv.NextRecordAsync();
        return count;
    }

    private static void Write(CsvWriter csv, params string?[] fields)
    {
        foreach (var field in fields)
            csv.WriteField(field);
    }

    private static (char Delimiter, Dictionary<string, int> Columns) Columns(string header)
    {
        var (delimiter, names) = Delimiters.Select(sign => (Sign: sign, Names: Names(header.TrimStart('\uFEFF'), sign))).MaxBy(split => split.Names.Count);
        var columns = Headers
            .Select(known => (Column: known.Key, At: known.Value.Select(name => names.IndexOf(name)).FirstOrDefault(at => at >= 0, -1)))
            .Where(found => found.At >= 0)
            .ToDictionary(found => found.Column, found => found.At, StringComparer.Ordinal);
        return columns.ContainsKey("email")
            ? (delimiter, columns)
            : throw new InvalidDataException("The first line names no column `email`: write email,name,language,sections there, in any order.");
    }

    private static List<string> Names(string header, char delimiter)
    {
        var names = new List<string>();
        return CsvLine.Split(header, delimiter, names) is null ? names.ConvertAll(name => name.ToLowerInvariant()) : [];
    }

    private static SubscriberLine Line(List<string> fields, Dictionary<string, int> columns, int number, string? problem) => new(
        number,
        Field(fields, columns, "email") ?? "",
        Field(fields, columns, "name"),
        Field(fields, columns, "language")?.ToLowerInvariant(),
        Field(fields, columns, "sections")?.Split(SectionSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        Field(fields, columns, "status")?.ToLowerInvariant() ?? "",
        problem);

    // Null where the list has no such column, or the line ends before it.
    private static string? Field(List<string> fields, Dictionary<string, int> columns, string name)
    {
        if (!columns.TryGetValue(name, out var at) || at >= fields.Count)
            return null;
        var field = fields[at];
        return field is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? field[1..] : field;
    }
}
