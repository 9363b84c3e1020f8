namespace Digest.Mail.Messages;

/// <summary>A message ready to be sent. Its bytes become those of another message when it is disposed: do not keep them.</summary>
public sealed class ComposedMessage : IDisposable
{
    private readonly MessageTemplate _template;
    private CopyBuffer? _buffer;

    internal ComposedMessage(MessageTemplate template, CopyBuffer buffer) => (_template, _buffer) = (template, buffer);

    /// <summary>The message, header and body, in lines that end in CRLF.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public ReadOnlyMemory<byte> Bytes => (_buffer ?? throw new ObjectDisposedException(nameof(ComposedMessage))).Written;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Given back once only: else two messages would be written into the same buffer.
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
            _template.TakeBack(buffer);
    }
}
