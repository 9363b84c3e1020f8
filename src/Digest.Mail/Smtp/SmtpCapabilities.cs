using System.Globalization;

namespace Digest.Mail.Smtp;

/// <summary>What a server says it can do, in its answer to EHLO (RFC 5321, 4.1.1.1).</summary>
public sealed record SmtpCapabilities
{
    /// <summary>Nothing beyond the basic commands.</summary>
    public static SmtpCapabilities None { get; } = new();

    /// <summary>STARTTLS (RFC 3207).</summary>
    public bool StartTls { get; init; }

    /// <summary>PIPELINING (RFC 2920).</summary>
    public bool Pipelining { get; init; }

    /// <summary>CHUNKING (RFC 3030).</summary>
    public bool Chunking { get; init; }

    /// <summary>8BITMIME (RFC 6152).</summary>
    public bool EightBitMime { get; init; }

    /// <summary>SMTPUTF8 (RFC 6531).</summary>
    public bool SmtpUtf8 { get; init; }

    /// <summary>ENHANCEDSTATUSCODES (RFC 2034).</summary>
    public bool EnhancedStatusCodes { get; init; }

    /// <summary>SIZE (RFC 1870): whether a message's size may be announced.</summary>
    public bool Size { get; init; }

    /// <summary>The largest message in octets; 0 when the server names no limit.</summary>
    public long LargestMessage { get; init; }

    /// <summary>The mechanisms of AUTH (RFC 4954), in upper case.</summary>
    public IReadOnlyList<string> Mechanisms { get; init; } = [];

    /// <summary>Reads the answer to EHLO; what is unknown is passed over.</summary>
    public static SmtpCapabilities Parse(SmtpReply reply)
    {
        var result = None;
        foreach (var line in reply.Lines.Skip(1))
        {
            // "AUTH=LOGIN" is how servers wrote it before RFC 2554.
            var words = line.ToUpperInvariant().Replace("AUTH=", "AUTH ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            result = words.FirstOrDefault() switch
            {
                "STARTTLS" => result with { StartTls = true },
                "PIPELINING" => result with { Pipelining = true },
                "CHUNKING" => result with { Chunking = true },
                "8BITMIME" => result with { EightBitMime = true },
                "SMTPUTF8" => result with { SmtpUtf8 = true },
                "ENHANCEDSTATUSCODES" => result with { EnhancedStatusCodes = true },
                "SIZE" => result with { Size = true, LargestMessage = words.Length > 1 && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0 },
                "AUTH" => result with { Mechanisms = [.. result.Mechanisms.Union(words.Skip(1))] },
                _ => result,
            };
        }

        return result;
    }
}
