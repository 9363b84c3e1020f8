namespace Digest.LocalHost.Queues;

internal static class QueueNames
{
    private const string PoisonSuffix = "-poison";
    private const int MaxLength = 63;

    /// <summary>Where messages go that fail for good; null for a queue of such messages and where the name would be too long.</summary>
    public static string? PoisonOf(string queue) =>
        queue.EndsWith(PoisonSuffix, StringComparison.Ordinal) || queue.Length + PoisonSuffix.Length > MaxLength ? null : queue + PoisonSuffix;

    /// <summary>The name as the service takes it: queue names have small letters only.</summary>
    public static string Checked(string function, string queue)
    {
        var name = queue.ToLowerInvariant();
        var valid = name.Length is >= 3 and <= MaxLength
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && name[0] != '-' && name[^1] != '-' && !name.Contains("--", StringComparison.Ordinal);
        return valid
            ? name
            : throw new LocalHostException($"Function {function}: '{queue}' is no queue name. Use 3 to {MaxLength} letters, digits and single hyphens within.");
    }
}
