namespace Digest.Mail.Messages;

/// <summary>
/// A piece of text that stands in every copy, encoded once as lines of base64. Base64 takes three bytes at a time, so that
/// there are three forms of it: it may owe no, one or two of its first bytes to the triple that what stands before began.
/// </summary>
internal sealed class Base64Literal
{
    // What is shorter is encoded along with the values around it: that costs no more than lines of its own.
    private const int Shortest = 2 * Base64Lines.BytesPerLine;
    private const int Triple = 3;

    private readonly byte[] _bytes;
    private readonly byte[][] _encoded;

    public Base64Literal(byte[] bytes)
    {
        _bytes = bytes;
        _encoded = bytes.Length < Shortest ? [] : [Encode(0), Encode(1), Encode(2)];
    }

    /// <summary>Its bytes, to be encoded.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Whether its lines are ready.</summary>
    public bool IsEncoded => _encoded.Length > 0;

    /// <summary>The lines of all its whole triples behind the bytes that it owes.</summary>
    public ReadOnlySpan<byte> Lines(int owed) => _encoded[owed];

    /// <summary>What is left behind its last whole triple: less than three bytes.</summary>
    public ReadOnlySpan<byte> Rest(int owed) => _bytes.AsSpan(_bytes.Length - ((_bytes.Length - owed) % Triple));

    private byte[] Encode(int owed)
    {
        var whole = _bytes.AsSpan(owed, (_bytes.Length - owed) / Triple * Triple);
        var lines = new byte[Base64Lines.LengthOf(whole.Length)];
        Base64Lines.Encode(whole, lines);
        return lines;
    }
}
