using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Digest.Mail.Messages;

namespace Digest.Mail.Dkim;

/// <summary>
/// Signs messages (DKIM, RFC 6376 and 8301): rsa-sha256, relaxed/relaxed, the whole body, and every field that a reader's
/// program shows or a mailbox provider heeds. Thread-safe.
/// </summary>
public sealed class DkimSigner : IDisposable
{
    /// <summary>No field of a signature is longer.</summary>
    internal const int LongestField = 4096;

    private const int CharactersPerLine = 72;

    private readonly byte[] _opening;
    private readonly RSAParameters _key;
    private readonly int _signatureLength;
    private readonly ConcurrentBag<RSA> _free = [];

    /// <summary>Signs by a key.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message names each setting and never the key.</exception>
    public DkimSigner(DkimOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problems().ToList() is { Count: > 0 } problems)
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        if (!options.Signs)
            throw new ArgumentException("There is nothing to sign with: give a domain, a selector and a private key.", nameof(options));
        Domain = options.Domain!;
        _key = options.ReadKey()!.Value;
        _signatureLength = _key.Modulus!.Length;
        _opening = System.Text.Encoding.ASCII.GetBytes($"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n d={options.Domain};\r\n s={options.Selector}; t=");
    }

    /// <summary>The domain that answers for the messages.</summary>
    public string Domain { get; }

    /// <summary>The field that goes before the first of a message.</summary>
    /// <param name="message">Header and body in lines that end in CRLF.</param>
    /// <param name="time">When it is signed.</param>
    /// <exception cref="FormatException">The message has no header that could be signed.</exception>
    public byte[] Sign(ReadOnlySpan<byte> message, DateTimeOffset time)
    {
        using var output = new PooledBuffer(LongestField);
        Write(output, message, time);
        return output.Written.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_free.TryTake(out var rsa))
            rsa.Dispose();
    }

    internal void Write(PooledBuffer output, ReadOnlySpan<byte> message, DateTimeOffset time)
    {
        var length = SignedFields.HeaderLength(message);
        var header = message[..length];
        Span<Range> fields = stackalloc Range[SignedFields.Most];
        fields = fields[..SignedFields.Find(header, fields)];

        var start = output.Length;
        output.Write(_opening);
        time.ToUnixTimeSeconds().TryFormat(output.GetSpan(20), out var digits, provider: CultureInfo.InvariantCulture);
        output.Advance(digits);
        output.Write(";\r\n h="u8);
        WriteNames(output, header, fields);
        output.Write(";\r\n bh="u8);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Canonical.HashBody(message[(length + 2)..], hash);
        WriteBase64(output, hash);
        output.Write(";\r\n b="u8);

        using var signed = new PooledBuffer(length + LongestField);
        // From the last to the first, as a verifier looks for them (5.4.2).
        for (var i = fields.Length - 1; i >= 0; i--)
        {
            Canonical.WriteField(signed, header[fields[i]]);
            signed.Write("\r\n"u8);
        }

        Canonical.WriteField(signed, output.Written.Span[start..]);
        SHA256.HashData(signed.Written.Span, hash);
        WriteSignature(output, hash);
        output.Write("\r\n"u8);
        if (output.Length - start > LongestField)
            throw new FormatException($"The message cannot be signed: its signature would have more than {LongestField} octets.");
    }

    private static void WriteNames(PooledBuffer output, ReadOnlySpan<byte> header, ReadOnlySpan<Range> fields)
    {
        var column = " h=".Length;
        for (var i = fields.Length - 1; i >= 0; i--)
        {
            var field = header[fields[i]];
            var name = field[..SignedFields.NameLength(field)];
            if (column + name.Length + 1 > CharactersPerLine)
            {
                output.Write("\r\n "u8);
                column = 1;
            }

            output.Write(name);
            output.Write(":"u8);
            column += name.Length + 1;
        }

        if (column + SignedFields.NamedOnceMore.Length > CharactersPerLine)
            output.Write("\r\n "u8);
        output.Write(SignedFields.NamedOnceMore);
    }

    private void WriteSignature(PooledBuffer output, ReadOnlySpan<byte> hash)
    {
        Span<byte> signature = stackalloc byte[_signatureLength];
        var rsa = _free.TryTake(out var one) ? one : RSA.Create(_key);
        rsa.SignHash(hash, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _free.Add(rsa);
        // A multiple of three bytes a line, so that the lines join into one base64.
        const int BytesPerLine = CharactersPerLine / 4 * 3;
        while (!signature.IsEmpty)
        {
            var line = signature[..Math.Min(BytesPerLine, signature.Length)];
            output.Write("\r\n "u8);
            WriteBase64(output, line);
            signature = signature[line.Length..];
        }
    }

    private static void WriteBase64(PooledBuffer output, ReadOnlySpan<byte> bytes)
    {
        Base64.EncodeToUtf8(bytes, output.GetSpan(Base64.GetMaxEncodedToUtf8Length(bytes.Length)), out _, out var written);
        output.Advance(written);
    }
}
