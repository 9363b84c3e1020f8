using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Digest.Core.Subscribers;

namespace Digest.Core.Delivery;

/// <summary>
/// Makes and reads the token in the envelope sender of one copy (VERP), so that a bounce tells which copy it is about
/// whatever else it says. 42 letters and digits, without regard to case as some servers fold it; it cannot be forged.
/// </summary>
public sealed class BounceTokens
{
    /// <summary>The length of a token.</summary>
    public const int Length = 42;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int IdBytes = 16;
    private const int WeekBytes = 2;
    private const int SealBytes = 8;
    private const int FirstYear = 2000;
    private const int WeeksPerYear = 54;

    private readonly byte[][] _keys;

    /// <param name="secrets">The deployment's secrets: bounces of copies that were sent under a former one are still understood.</param>
    public BounceTokens(SigningSecrets secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _keys = secrets.Keys("bounce\n");
    }

    /// <param name="secret">The deployment's secret.</param>
    /// <exception cref="ArgumentException">The secret is too short; the message names the setting.</exception>
    public BounceTokens(string secret)
        : this(new SigningSecrets(secret))
    {
    }

    /// <summary>The token of a copy.</summary>
    /// <param name="edition">The edition's id.</param>
    /// <param name="week">The week, as <c>2026-W48</c>.</param>
    /// <param name="subscriberId">The subscriber's id.</param>
    public string For(string edition, string week, string subscriberId)
    {
        Span<byte> token = stackalloc byte[IdBytes + WeekBytes + SealBytes];
        Convert.FromHexString(subscriberId, token, out _, out _);
        var (year, number) = (int.Parse(week.AsSpan(0, 4), CultureInfo.InvariantCulture), int.Parse(week.AsSpan(6, 2), CultureInfo.InvariantCulture));
        BinaryPrimitives.WriteUInt16BigEndian(token[IdBytes..], (ushort)(((year - FirstYear) * WeeksPerYear) + number));
        Seal(_keys[0], edition, token[..(IdBytes + WeekBytes)], token[(IdBytes + WeekBytes)..]);
        return Encode(token);
    }

    /// <summary>The week and the subscriber that a token stands for; null when it is not one of ours for this edition.</summary>
    public (string Week, string SubscriberId)? Read(string edition, string token)
    {
        Span<byte> bytes = stackalloc byte[IdBytes + WeekBytes + SealBytes];
        if (!TryDecode(token, bytes))
            return null;
        Span<byte> expected = stackalloc byte[SealBytes];
        var isOurs = false;
        foreach (var key in _keys)
        {
            Seal(key, edition, bytes[..(IdBytes + WeekBytes)], expected);
            isOurs |= CryptographicOperations.FixedTimeEquals(expected, bytes[(IdBytes + WeekBytes)..]);
        }

        if (!isOurs)
            return null;
        var week = BinaryPrimitives.ReadUInt16BigEndian(bytes[IdBytes..]);
        return (string.Create(CultureInfo.InvariantCulture, $"{FirstYear + (week / WeeksPerYear):D4}-W{week % WeeksPerYear:D2}"), Convert.ToHexStringLower(bytes[..IdBytes]));
    }

    private static void Seal(byte[] key, string edition, ReadOnlySpan<byte> content, Span<byte> seal)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        // Each copy has a token: what is usual is sealed on the stack.
        var length = Encoding.UTF8.GetMaxByteCount(edition.Length) + 1 + content.Length;
        var message = length <= 256 ? stackalloc byte[256] : new byte[length];
        var written = Encoding.UTF8.GetBytes(edition, message);
        message[written++] = (byte)'\n';
        content.CopyTo(message[written..]);
        HMACSHA256.HashData(key, message[..(written + content.Length)], hash);
        hash[..SealBytes].CopyTo(seal);
    }

    // Base32 (RFC 4648, 6) in lower case and without padding.
    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[Length];
        var (bits, count, written) = (0, 0, 0);
        foreach (var one in bytes)
        {
            (bits, count) = ((bits << 8) | one, count + 8);
            for (; count >= 5; count -= 5)
                text[written++] = Alphabet[(bits >> (count - 5)) & 31];
            bits &= (1 << count) - 1;
        }

        if (count > 0)
            text[written++] = Alphabet[(bits << (5 - count)) & 31];
        return text[..written].ToString();
    }

    private static bool TryDecode(string text, Span<byte> bytes)
    {
        if (text.Length != Length)
            return false;
        var (bits, count, written) = (0, 0, 0);
        foreach (var letter in text)
        {
            var value = Alphabet.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            if (value < 0)
                return false;
            (bits, count) = ((bits << 5) | value, count + 5);
            if (count < 8)
                continue;
            bytes[written++] = (byte)(bits >> (count - 8));
            count -= 8;
            bits &= (1 << count) - 1;
        }

        return bits == 0 && written == bytes.Length;
    }
}
