using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Places;

/// <summary>The cities that datelines name, in Arabic, English and French.</summary>
internal static class Gazetteer
{
    private const int LongestWords = 3;

    // Reports from the seat of the United Nations are dated there, not in New York.
    private static readonly FrozenSet<string> Names = $"{Cities.Table}\nUnited Nations"
        .Split(['\n', '|', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(Folding.Key).Where(key => key.Length > 0).ToFrozenSet();

    /// <summary>Whether the text is the name of a known city and nothing else.</summary>
    public static bool IsCity(string text) => text.Length <= 40 && Folding.Key(text) is { Length: > 0 } key && key.Count(c => c == ' ') < LongestWords && Names.Contains(key);
}
