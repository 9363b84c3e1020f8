using System.Globalization;

namespace Digest.Channels.Chats;

/// <summary>How far the messages of one copy have come, as the ledger keeps it between attempts.</summary>
/// <param name="Posted">How many messages the platform took for certain.</param>
/// <param name="LastId">The platform's id of the last of them, where the next one answers it; null when it does not matter.</param>
/// <param name="DoubtSince">When the answer to the next message was lost for the first time; null when that never happened.</param>
/// <param name="Thread">Which of the threads it is, where servers differ in how long messages may be.</param>
internal readonly record struct ChatProgress(int Posted, string? LastId, DateTimeOffset? DoubtSince, int Thread = 0)
{
    private const string None = "-";
    private const int MaxIdLength = 64;

    /// <summary>With one more message.</summary>
    public ChatProgress Next(string? id) => new(Posted + 1, id, null, Thread);

    /// <summary>Whether there is anything to remember.</summary>
    public bool HasBegun => Posted > 0 || DoubtSince is not null;

    /// <summary>Reads what <see cref="ToString"/> wrote; nothing posted when it did not.</summary>
    public static ChatProgress Parse(string? text)
    {
        var parts = (text ?? "").Split(' ');
        if (parts.Length is not (3 or 4) || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var posted))
            return default;
        return new ChatProgress(
            posted,
            IsId(parts[1]) ? parts[1] : null,
            long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var doubt) ? DateTimeOffset.FromUnixTimeSeconds(doubt) : null,
            parts.Length == 4 && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var thread) ? thread : 0);
    }

    /// <summary>Whether this is an id that a platform gives to messages.</summary>
    public static bool IsId(string? id) => id is { Length: > 0 and <= MaxIdLength } && id != None && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Posted} {LastId ?? None} {DoubtSince?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? None}{(Thread > 0 ? $" {Thread}" : "")}");
}
