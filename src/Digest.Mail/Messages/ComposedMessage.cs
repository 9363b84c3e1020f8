namespace Digest.Mail.Messages;

/// <summary>A message ready to be sent. Its bytes go back to the pool when it is disposed: do not keep them.</summary>
public sealed class ComposedMessage : IDisposable
{
    private readonly PooledBuffer _buffer;

    internal ComposedMessage(PooledBuffer buffer) => _buffer = buffer;

    /// <summary>The message, header and body, in lines that end in CRLF.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.Written;

    /// <inheritdoc/>
    public void Dispose() => _buffer.Dispose();
}
