using System.Text;

namespace Digest.Core.Feedback;

/// <summary>The words of strangers, fit for a log.</summary>
public static class Words
{
    private const int Max = 200;

    /// <summary>The text on one line, bounded, with no address in it.</summary>
    public static string WithoutAddresses(string text)
    {
        var kept = new StringBuilder();
        foreach (var word in text[..Math.Min(text.Length, 2 * Max)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (kept.Length > 0)
                kept.Append(' ');
            kept.Append(word.Contains('@', StringComparison.Ordinal) ? "<address>" : Plain(word, Max));
        }

        return Cut(kept.ToString(), Max);
    }

    /// <summary>The text without control characters, bounded.</summary>
    public static string Plain(string text, int max) => Cut(string.Concat(text.Where(letter => !char.IsControl(letter))), max);

    /// <summary>As much of a text as fits, never half a character.</summary>
    public static string Cut(string text, int max) => text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
}
