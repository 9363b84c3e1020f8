using System.Buffers;
using System.Security.Cryptography;

namespace Digest.Azure.Backups;

/// <summary>A file that is hashed while it is written.</summary>
internal sealed class HashedFile(string file) : IAsyncDisposable
{
    private static readonly ReadOnlyMemory<byte> LineEnd = "\n"u8.ToArray();

    private readonly FileStream _file = BackupFolder.CreateFile(file);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _lines;

    /// <summary>Appends a line.</summary>
    public async Task WriteLineAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        await WriteAsync(line, cancellationToken);
        await WriteAsync(LineEnd, cancellationToken);
        _lines++;
    }

    /// <summary>Appends a stream.</summary>
    public async Task CopyAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(81_920);
        try
        {
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
                await WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Brings it to the disk; what it is.</summary>
    public async Task<BackupPart> EndAsync(string name, CancellationToken cancellationToken)
    {
        await _file.FlushAsync(cancellationToken);
        _file.Flush(flushToDisk: true);
        return new BackupPart(name, _lines, _file.Length, Convert.ToHexStringLower(_hash.GetHashAndReset()));
    }

    /// <summary>The hash of a file that is there.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _hash.Dispose();
        await _file.DisposeAsync();
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _hash.AppendData(bytes.Span);
        await _file.WriteAsync(bytes, cancellationToken);
    }
}
