using System.Text;

namespace Digest.Mail.Messages;

/// <summary>
/// A text that is the same for all recipients but for some places: n + 1 literals around n places.
/// Line ends become CRLF, as the canonical form of text wants it (RFC 2046, 4.1.1).
/// </summary>
public sealed class MessageContent
{
    private readonly byte[][] _literals;

    /// <summary>Makes a content of what stands before, between and after its places.</summary>
    /// <param name="literals">At least one.</param>
    public MessageContent(IReadOnlyList<string> literals)
    {
        ArgumentOutOfRangeException.ThrowIfZero(literals.Count);
        _literals = [.. literals.Select(literal => Encoding.UTF8.GetBytes(literal.ReplaceLineEndings("\r\n")))];
        Length = _literals.Sum(literal => literal.Length);
    }

    /// <summary>The number of places that each message fills.</summary>
    public int Places => _literals.Length - 1;

    internal int Length { get; }

    internal void WriteTo(ref Base64Lines lines, ReadOnlySpan<string> values)
    {
        lines.Write(_literals[0]);
        for (var i = 0; i < values.Length; i++)
        {
            lines.Write(values[i]);
            lines.Write(_literals[i + 1]);
        }
    }
}
