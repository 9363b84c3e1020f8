namespace Digest.LocalHost.Services;

/// <summary>The last lines that a process printed, for the message of an error.</summary>
internal sealed class Tail(int lines)
{
    private readonly Queue<string> _lines = new();

    /// <summary>Adds a line; the oldest is forgotten.</summary>
    public void Add(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_lines)
        {
            _lines.Enqueue(line.TrimEnd());
            if (_lines.Count > lines)
                _lines.Dequeue();
        }
    }

    /// <summary>The lines, each on a line of its own.</summary>
    public override string ToString()
    {
        lock (_lines)
            return string.Join(Environment.NewLine, _lines);
    }
}
