using System.Globalization;
using System.Text;

namespace Digest.Tests.Subscribers;

/// <summary>A long list of readers that is written while it is read, and says how far that is.</summary>
internal sealed class LongList(int lines) : Stream
{
    private byte[] _rest = Encoding.UTF8.GetBytes("email,name\n");

    /// <summary>How many lines were read.</summary>
    public int Written { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (_rest.Length == 0 && Written < lines)
            _rest = Encoding.UTF8.GetBytes(Line(Written++));
        var taken = Math.Min(buffer.Length, _rest.Length);
        _rest.AsSpan(0, taken).CopyTo(buffer);
        _rest = _rest[taken..];
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // Each hundredth is no address.
    private static string Line(int number) => number % 100 == 50
        ? string.Create(CultureInfo.InvariantCulture, $"nobody{number},R\n")
        : string.Create(CultureInfo.InvariantCulture, $"r{number}@readers.example,R\n");
}
