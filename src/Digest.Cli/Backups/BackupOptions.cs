using System.CommandLine;
using System.Globalization;

namespace Digest.Cli.Backups;

/// <summary>What both commands have in common.</summary>
internal static class BackupOptions
{
    /// <summary>Where storage is.</summary>
    public static Option<string?> Data() => new("--data") { Description = "The data folder of a local run. Default: the storage of the settings, else artifacts/data.", HelpName = "DIR" };

    /// <summary>How far it is.</summary>
    public static string Far(string name, long count) => string.Create(CultureInfo.InvariantCulture, $"{name}: {count:N0}");
}
