using Digest.Core.Archive;
using Digest.Core.Editions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Digest.Functions.Settings;

/// <summary>Reads the editions from the settings: <c>Digest:Edition</c> is one, <c>Digest:Editions</c> a list of them.</summary>
public static class EditionSettings
{
    private const string One = "Digest:Edition";
    private const string Several = "Digest:Editions";

    /// <summary>The editions of the settings and of a file over them.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong with them; each failure names its setting.</exception>
    public static EditionList Read(IConfiguration configuration, IReadOnlyDictionary<string, string?> file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Read(file.Count == 0 ? configuration : new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(file).Build());
    }

    /// <summary>The editions.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong with them; each failure names its setting.</exception>
    public static EditionList Read(IConfiguration configuration)
    {
        var (editions, problems) = Bind(configuration);
        var archive = configuration.GetSection(ArchiveOptions.Section).Get<ArchiveOptions>() ?? new ArchiveOptions();
        if (problems.Count == 0)
            problems = [.. EditionCheck.Problems(editions), .. archive.Problems()];
        return problems.Count == 0
            ? new EditionList(editions.Select(entry => entry.Edition), archive.Url)
            : throw new OptionsValidationException(One, typeof(Edition), problems);
    }

    private static (IReadOnlyList<(string Path, Edition Edition)> Editions, IReadOnlyList<string> Problems) Bind(IConfiguration configuration)
    {
        var list = configuration.GetSection(Several).GetChildren().ToList();
        var one = configuration.GetSection(One);
        if (list.Count > 0 && one.Exists())
            return ([], [$"Both {One} and {Several} are set: move the edition of {One} into {Several}."]);

        var editions = new List<(string, Edition)>();
        var problems = new List<string>();
        foreach (var section in list.Count > 0 ? list : one.Exists() ? [one] : [])
        {
            try
            {
                editions.Add((section.Path, section.Get<Edition>() ?? new Edition()));
            }
            catch (InvalidOperationException unread)
            {
                // The binder names the setting and its type: Failed to convert configuration value at 'Digest:Edition:Day'
                problems.Add($"{unread.Message} {unread.InnerException?.Message}".TrimEnd());
            }
        }

        return (editions, problems);
    }
}
