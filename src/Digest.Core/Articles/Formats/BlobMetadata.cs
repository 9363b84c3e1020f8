using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats;

/// <summary>What an editor or a system says of a file beside it, in the metadata of its blob: ASCII only, so that other letters come percent-encoded as UTF-8.</summary>
internal static class BlobMetadata
{
    private const int Longest = 300;
    private const int MostSections = 16;

    private static readonly string[] Lists = ["sections", "section", "categories", "category"];
    private static readonly string[] Addresses = ["link", "url", "canonical", "picture", "image", "cover"];

    /// <summary>What the metadata says; names that mean nothing here are passed over.</summary>
    /// <param name="metadata">The values by name, in any case.</param>
    /// <param name="warnings">Takes what could not be read.</param>
    public static Declared Read(IReadOnlyDictionary<string, string> metadata, List<string> warnings)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (key, raw) in metadata)
        {
            var name = Folding.Fold(Cleaning.Clean(key));
            var text = Cleaning.Clean(raw.Contains('%', StringComparison.Ordinal) && !Addresses.Contains(name) ? Uri.UnescapeDataString(raw) : raw);
            if (text.Length > (Addresses.Contains(name) ? Pages.PageLinks.Longest : Longest))
                warnings.Add($"The metadata {Short(name)} was not taken: it is longer than {Longest} characters.");
            else if (Lists.Contains(name))
                values.TryAdd(name, [.. text.Split([',', '،', ';', '؛', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostSections)]);
            else if (text.Length > 0)
                values.TryAdd(name, [text]);
        }

        var declared = NamedValues.Declare(values, "the blob's metadata");
        Doubt(values, declared.Language is null, "language", "write it as BCP 47, such as ar", warnings);
        Doubt(values, declared.Link is null, "link", "write a whole http or https address", warnings);
        Doubt(values, declared.Picture is null, "picture", "write a whole http or https address", warnings);
        Doubt(values, declared.Priority is null, "priority", "write a number from 1, first of all, to 5", warnings);
        return declared;
    }

    private static void Doubt(Dictionary<string, IReadOnlyList<string>> values, bool isUnread, string name, string remedy, List<string> warnings)
    {
        if (isUnread && values.TryGetValue(name, out var value))
            warnings.Add($"The metadata {name} \"{Short(value[0])}\" was not taken: {remedy}.");
    }

    private static string Short(string text) => text.Length > 80 ? Cleaning.Clean(text.AsSpan(0, 80)) + "…" : text;
}
