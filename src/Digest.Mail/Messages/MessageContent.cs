using System.Text;

namespace Digest.Mail.Messages;

/// <summary>
/// A text that is the same for all recipients but for some places: n + 1 literals around n places.
/// Line ends become CRLF, as the canonical form of text wants it (RFC 2046, 4.1.1).
/// </summary>
public sealed class MessageContent
{
    private readonly Base64Literal[] _literals;
    private readonly int _lengthOfLiterals;

    /// <summary>Makes a content of what stands before, between and after its places.</summary>
    /// <param name="literals">At least one.</param>
    public MessageContent(IReadOnlyList<string> literals)
    {
        ArgumentOutOfRangeException.ThrowIfZero(literals.Count);
        _literals = [.. literals.Select(literal => new Base64Literal(Encoding.UTF8.GetBytes(literal.ReplaceLineEndings("\r\n"))))];
        Pieces = _literals.Count(literal => literal.IsEncoded);
        // A literal ends two lines early: the one before it and its own last.
        _lengthOfLiterals = _literals.Sum(literal => Base64Lines.LengthOf(literal.Bytes.Length) + 8);
    }

    /// <summary>The number of places that each message fills.</summary>
    public int Places => _literals.Length - 1;

    /// <summary>The number of literals whose lines all copies share.</summary>
    internal int Pieces { get; }

    /// <summary>About the length on the wire; never less than it is.</summary>
    internal int LengthWith(ReadOnlySpan<string> values)
    {
        var length = _lengthOfLiterals;
        foreach (var value in values)
            length += Base64Lines.LengthOf(Encoding.UTF8.GetMaxByteCount(value.Length)) + 8;
        return length;
    }

    internal void WriteTo(CopyBuffer output, ReadOnlySpan<string> values)
    {
        var lines = new Base64Lines(output, stackalloc byte[Base64Lines.Room]);
        lines.Write(_literals[0]);
        for (var i = 0; i < values.Length; i++)
        {
            lines.Write(values[i]);
            lines.Write(_literals[i + 1]);
        }

        lines.Finish();
    }
}
