using Digest.Mail.Messages;

namespace Digest.Mail.Smtp;

/// <summary>Brings a message into the form that goes after DATA, and refuses what no server must be sent.</summary>
internal static class WireFormat
{
    private const int LongestLine = 998;

    /// <summary>
    /// What is wrong with a message: a bare CR or LF (the means of SMTP smuggling), NUL, or a line above 998 octets
    /// (RFC 5321, 4.5.3.1.6), or no octet at all. Null when nothing is.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="hasLeadingDot">Whether a line begins with a dot.</param>
    public static string? ProblemOf(ReadOnlySpan<byte> message, out bool hasLeadingDot)
    {
        hasLeadingDot = false;
        if (message.IsEmpty)
            return "The message is empty.";
        if (message.Contains((byte)0))
            return "The message holds NUL.";
        while (!message.IsEmpty)
        {
            hasLeadingDot |= message[0] == (byte)'.';
            var length = message.IndexOfAny((byte)'\r', (byte)'\n');
            if (length < 0 ? message.Length > LongestLine : length > LongestLine)
                return $"The message has a line of more than {LongestLine} octets.";
            if (length < 0)
                return "The message does not end with CRLF.";
            if (message[length] == (byte)'\n' || length + 1 == message.Length || message[length + 1] != (byte)'\n')
                return "The message holds a bare CR or LF.";
            message = message[(length + 2)..];
        }

        return null;
    }

    /// <summary>What stands before the first empty line.</summary>
    public static ReadOnlySpan<byte> HeaderOf(ReadOnlySpan<byte> message) =>
        message.IndexOf("\r\n\r\n"u8) is var end and >= 0 ? message[..end] : message;

    /// <summary>Doubles the dot at the start of each line that has one (RFC 5321, 4.5.2).</summary>
    public static PooledBuffer StuffDots(ReadOnlySpan<byte> message)
    {
        var buffer = new PooledBuffer(message.Length + 256);
        while (!message.IsEmpty)
        {
            if (message[0] == (byte)'.')
                buffer.Write("."u8);
            var end = message.IndexOf((byte)'\n') + 1;
            buffer.Write(message[..end]);
            message = message[end..];
        }

        return buffer;
    }
}
