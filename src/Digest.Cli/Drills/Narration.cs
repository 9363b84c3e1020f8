using System.Globalization;

namespace Digest.Cli.Drills;

/// <summary>Tells an operator what happens in a drill, and whether it went as docs/runbook.md says.</summary>
internal sealed class Narration(TextWriter output, TimeProvider time)
{
    /// <summary>Whether something was not as it should be.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>What happens.</summary>
    public void Happens(string what) => Say("what happens", what);

    /// <summary>What the operator sees: a sentence, and the lines of a command.</summary>
    public void Sees(string what, params IEnumerable<string> lines)
    {
        Say("what you see", what);
        foreach (var line in lines)
            output.WriteLine($"                                  | {line}");
    }

    /// <summary>What the operator does.</summary>
    public void Does(string what) => Say("what you do", what);

    /// <summary>What should be by now.</summary>
    public void Checks(bool isSo, string what)
    {
        HasFailed |= !isSo;
        Say(isSo ? "as it should be" : "WRONG, it is not so", what);
    }

    private void Say(string who, string what) =>
        output.WriteLine($"{time.GetUtcNow().UtcDateTime.ToString("ddd HH:mm", CultureInfo.InvariantCulture)}  {who + ":",-21} {what}");
}
