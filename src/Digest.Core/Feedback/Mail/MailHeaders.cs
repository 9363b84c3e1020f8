using System.Text;

namespace Digest.Core.Feedback.Mail;

/// <summary>The fields of a message's head or of a report, unfolded, within limits.</summary>
internal sealed class MailHeaders
{
    private const int MaxFields = 300;
    private const int MaxBytes = 64 * 1024;
    private const int MaxValue = 4 * 1024;

    private readonly List<(string Name, string Value)> _fields = [];

    public static MailHeaders None { get; } = new();

    public int Count => _fields.Count;

    /// <summary>The fields of a name, in their order.</summary>
    public IEnumerable<string> All(string name) => _fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value);

    /// <summary>The first field of a name; empty when there is none.</summary>
    public string First(string name) => All(name).FirstOrDefault("");

    public static MailHeaders Of(IEnumerable<(string Name, string Value)> fields)
    {
        var headers = new MailHeaders();
        foreach (var (name, value) in fields.Take(MaxFields))
            headers._fields.Add((name, Words.Cut(value, MaxValue)));
        return headers;
    }

    /// <summary>Reads fields up to an empty line.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="length">How many bytes the fields and the empty line take.</param>
    public static MailHeaders Read(ReadOnlySpan<byte> bytes, out int length)
    {
        var headers = new MailHeaders();
        length = 0;
        StringBuilder? value = null;
        var name = "";
        while (length < bytes.Length)
        {
            var line = Line(bytes[length..], out var taken);
            length += taken;
            if (line.Length == 0)
                break;
            if (headers.Count >= MaxFields || length > MaxBytes)
                continue;
            var text = Encoding.UTF8.GetString(line);
            if (text[0] is ' ' or '\t')
            {
                if (value is { Length: < MaxValue })
                    value.Append(' ').Append(text.Trim());
                continue;
            }

            headers.Add(name, value);
            // The first line of a mailbox file (From …) has no colon after its first word; neither has damage.
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var isField = colon > 0 && !text.AsSpan(0, colon).TrimEnd().ContainsAny(' ', '\t');
            (name, value) = isField ? (text[..colon].Trim(), new StringBuilder(text[(colon + 1)..].Trim())) : ("", null);
        }

        headers.Add(name, value);
        return headers;
    }

    /// <summary>The first line without its end.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="taken">The bytes of the line with its end.</param>
    internal static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> bytes, out int taken)
    {
        var end = bytes.IndexOf((byte)'\n');
        taken = end < 0 ? bytes.Length : end + 1;
        var line = bytes[..(end < 0 ? bytes.Length : end)];
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    private void Add(string name, StringBuilder? value)
    {
        if (value is not null)
            _fields.Add((name, Words.Cut(value.ToString(), MaxValue)));
    }
}
