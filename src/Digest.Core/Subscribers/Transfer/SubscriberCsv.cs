using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;
using CsvHelper.Configuration;

namespace Digest.Core.Subscribers.Transfer;

/// <summary>
/// Lists of readers as CSV (RFC 4180): commas, semicolons or tabs, quoted or not, with headers in English, French or
/// Arabic. What spreadsheets would take for a formula is written with an apostrophe in front, and read without it.
/// </summary>
public static class SubscriberCsv
{
    // A quote that is never closed would make one field of the rest of the file.
    private const int LongestField = 4096;
    private const char SectionSeparator = '|';

    private static readonly char[] Delimiters = [',', ';', '\t'];

    private static readonly Dictionary<string, string[]> Headers = new(StringComparer.Ordinal)
    {
        ["email"] = ["email", "e-mail", "mail", "address", "email address", "e-mail address", "courriel", "adresse", "البريد", "البريد الإلكتروني", "البريد الالكتروني", "العنوان"],
        ["name"] = ["name", "nom", "full name", "الاسم"],
        ["language"] = ["language", "lang", "langue", "اللغة"],
        ["sections"] = ["sections", "section", "rubriques", "rubrique", "الأقسام", "الاقسام", "القسم"],
        ["status"] = ["status", "statut", "état", "الحالة"],
    };

    /// <summary>Reads a list line by line.</summary>
    /// <exception cref="InvalidDataException">The list has no header, or is broken from a line on; the message names line and remedy.</exception>
    public static async IAsyncEnumerable<SubscriberLine> ReadAsync(TextReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var header = await reader.ReadLineAsync(cancellationToken) ?? throw new InvalidDataException("The file is empty: its first line names the columns, such as email,name,language,sections.");
        var delimiter = Delimiters.MaxBy(sign => header.Count(letter => letter == sign));
        var columns = Columns(header, delimiter);
        var broken = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            Delimiter = delimiter.ToString(),
            TrimOptions = TrimOptions.Trim,
            MaxFieldSize = LongestField,
            BadDataFound = _ => broken = true,
        };
        using var csv = new CsvReader(reader, configuration, leaveOpen: true);
        while (await NextAsync(csv))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var number = csv.Parser.RawRow + 1;
            // Fields are looked at when they are asked for.
            var line = Line(csv, columns, number);
            yield return broken ? line with { Problem = "a quotation mark stands inside a field that is not in quotation marks" } : line;
            broken = false;
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

    private static async Task<bool> NextAsync(CsvReader csv)
    {
        try
        {
            return await csv.ReadAsync();
        }
        catch (MaxFieldSizeException)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"From line {csv.Parser.RawRow + 1} on a field has more than {LongestField} characters: close its quotation mark. The lines before it were imported; importing the file again does no harm."));
        }
    }

    private static Dictionary<string, int> Columns(string header, char delimiter)
    {
        var names = header.TrimStart('\uFEFF').Split(delimiter, StringSplitOptions.TrimEntries).Select(name => name.Trim('"').Trim().ToLowerInvariant()).ToList();
        var columns = Headers
            .Select(known => (Column: known.Key, At: names.FindIndex(name => known.Value.Contains(name))))
            .Where(found => found.At >= 0)
            .ToDictionary(found => found.Column, found => found.At, StringComparer.Ordinal);
        return columns.ContainsKey("email")
            ? columns
            : throw new InvalidDataException("The first line names no column `email`: write email,name,language,sections there, in any order.");
    }

    private static SubscriberLine Line(CsvReader csv, Dictionary<string, int> columns, int number) => new(
        number,
        Field(csv, columns, "email"),
        Field(csv, columns, "name"),
        Field(csv, columns, "language") is { Length: > 0 } language ? language.ToLowerInvariant() : null,
        Field(csv, columns, "sections").Split(SectionSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        Field(csv, columns, "status").ToLowerInvariant(),
        null);

    private static string Field(CsvReader csv, Dictionary<string, int> columns, string name)
    {
        if (!columns.TryGetValue(name, out var at) || !csv.TryGetField<string>(at, out var field) || field is null)
            return "";
        return field is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? field[1..] : field;
    }
}
