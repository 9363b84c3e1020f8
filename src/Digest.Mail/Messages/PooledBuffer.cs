using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Digest.Mail.Messages;

/// <summary>Bytes that are written one after the other into an array of the shared pool.</summary>
internal sealed class PooledBuffer(int capacity) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Room for so many bytes behind those that are written; <see cref="Advance"/> tells how many were.</summary>
    public Span<byte> GetSpan(int size)
    {
        if (_bytes.Length - Length < size)
            Grow(size);
        return _bytes.AsSpan(Length);
    }

    public void Clear() => Length = 0;

    public void Advance(int count) => Length += count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - Length < bytes.Length)
            Grow(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Writes characters as UTF-8; what has no encoding (a lone surrogate) becomes U+FFFD.</summary>
    public void WriteText(ReadOnlySpan<char> text)
    {
        Utf8.FromUtf16(text, GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length)), out _, out var written);
        Length += written;
    }

    /// <summary>Writes characters that are known to be ASCII.</summary>
    public void WriteAscii(ReadOnlySpan<char> text)
    {
        Ascii.FromUtf16(text, GetSpan(text.Length), out var written);
        Length += written;
    }

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + Math.Max(size, 256)));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
