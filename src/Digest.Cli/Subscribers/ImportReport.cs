using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Digest.Core.Subscribers.Transfer;

namespace Digest.Cli.Subscribers;

/// <summary>Writes what became of lines of an import, for a spreadsheet.</summary>
internal sealed class ImportReport : IAsyncDisposable
{
    private readonly CsvWriter _csv;

    public ImportReport(FileInfo file)
    {
        var writer = new StreamWriter(file.FullName, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        _csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape });
        Write("line", "address", "outcome", "why");
    }

    /// <summary>Writes one.</summary>
    public void Write(ImportedLine line) =>
        Write(line.Number.ToString(CultureInfo.InvariantCulture), line.Address, line.Outcome.ToString().ToLowerInvariant(), line.Why ?? "");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    private void Write(params string[] fields)
    {
        foreach (var field in fields)
            _csv.WriteField(field);
        _csv.NextRecord();
    }
}
