using Digest.Azure;
using Digest.Core.Issues;

namespace Digest.Cli.Backup;

/// <summary>A copy of all tables in a folder, a file each.</summary>
internal sealed class TableFolder(TableCopies copies, IssueRecovery recovery)
{
    /// <summary>Writes a copy.</summary>
    /// <exception cref="IOException">The folder holds one already.</exception>
    public async Task<IReadOnlyList<(string Table, int Rows)>> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var written = new List<(string, int)>();
        foreach (var table in TableCopies.Tables)
        {
            // Only who takes it can read it: it holds readers and their secrets.
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using var file = new StreamWriter(FileOf(folder, table), options);
            written.Add((table, await copies.WriteAsync(table, file, cancellationToken)));
        }

        return written;
    }

    /// <summary>Brings back what a copy has and the tables have not, then halts what must not go on by itself.</summary>
    /// <exception cref="FileNotFoundException">The copy lacks a table.</exception>
    public async Task<(IReadOnlyList<(string Table, int Added, int Stayed)> Tables, IReadOnlyList<Issue> Issues)> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        if (TableCopies.Tables.FirstOrDefault(table => !File.Exists(FileOf(folder, table))) is { } missing)
            throw new FileNotFoundException($"{folder} holds no whole copy: {missing}.jsonl is missing. Nothing was changed.");
        var read = new List<(string, int, int)>();
        var taken = DateTimeOffset.MaxValue;
        foreach (var table in TableCopies.Tables)
        {
            using var file = new StreamReader(FileOf(folder, table));
            var (added, stayed, when) = await copies.ReadAsync(table, file, cancellationToken);
            read.Add((table, added, stayed));
            taken = when < taken ? when : taken;
        }

        return (read, await recovery.RecoverAsync(taken, cancellationToken));
    }

    private static string FileOf(string folder, string table) => Path.Combine(folder, $"{table}.jsonl");
}
