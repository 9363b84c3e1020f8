using System.Buffers;

namespace Digest.Mail.Messages;

/// <summary>
/// Room for one copy after the other of the same message. What all copies share stays where the copy before had it, so
/// that only the reader's own bytes are written; what has moved, because a value is longer or shorter, is copied again.
/// </summary>
/// <remarks>A copy is written from its first byte to its last, so that nothing behind the place of writing has changed since the copy before.</remarks>
/// <param name="pieces">How many pieces the copies share.</param>
/// <param name="headroom">Room before the fields, for what is known only at the end.</param>
internal sealed class CopyBuffer(int pieces, int headroom = 0) : IDisposable
{
    private const int RoomForFields = 1024;

    private readonly PooledBuffer _fields = new(RoomForFields);

    // The place and the form of each shared piece in the copy before; 0 for nowhere.
    private readonly int[] _shared = new int[pieces];
    private byte[] _bytes = [];
    private int _body;
    private int _start;
    private int _end;
    private int _next;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(_start, _end - _start);

    /// <summary>Begins a copy with the fields of its header, whatever their length: they end where the shared part begins.</summary>
    public PooledBuffer Begin()
    {
        _fields.Clear();
        return _fields;
    }

    /// <summary>Goes on behind the fields.</summary>
    /// <param name="length">The most bytes that follow.</param>
    public void BeginBody(int length)
    {
        if (headroom + _fields.Length > _body || length > _bytes.Length - _body)
            Renew(length);
        _start = _body - _fields.Length;
        _fields.Written.Span.CopyTo(_bytes.AsSpan(_start));
        _end = _body;
        _next = 0;
    }

    /// <summary>Writes the next piece that all copies share.</summary>
    /// <param name="piece">Its bytes, the same in every copy that has it in this form.</param>
    /// <param name="form">From 0 to 3.</param>
    public void WriteShared(ReadOnlySpan<byte> piece, int form = 0)
    {
        ref var last = ref _shared[_next++];
        var place = (_end << 2) | form;
        if (last != place)
        {
            piece.CopyTo(_bytes.AsSpan(_end));
            last = place;
        }

        _end += piece.Length;
    }

    /// <summary>Writes a field before all others, once the copy is complete: at most as long as the headroom.</summary>
    public void Prepend(ReadOnlySpan<byte> field)
    {
        _start -= field.Length;
        field.CopyTo(_bytes.AsSpan(_start));
    }

    public Span<byte> GetSpan() => _bytes.AsSpan(_end);

    public void Advance(int count) => _end += count;

    public void Dispose()
    {
        _fields.Dispose();
        Release();
    }

    private void Renew(int length)
    {
        Release();
        _body = headroom + (RoomForFields * (1 + (_fields.Length / RoomForFields)));
        _bytes = ArrayPool<byte>.Shared.Rent(_body + length);
    }

    private void Release()
    {
        var bytes = _bytes;
        _bytes = [];
        Array.Clear(_shared);
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }
}
