using System.Text;

namespace Digest.Mail.Smtp;

/// <summary>
/// Reads answers from a stream, within limits that no honest server reaches: 2,048 octets a line
/// (RFC 5321, 4.5.3.1.5 grants 512) and 100 lines an answer.
/// </summary>
public sealed class SmtpReplyReader(Stream stream)
{
    private const int LongestLine = 2048;
    private const int MostLines = 100;

    private readonly byte[] _buffer = new byte[2 * LongestLine];
    private int _start;
    private int _end;

    /// <summary>Whether bytes came beyond the answers that were read.</summary>
    public bool HasMore => _start < _end;

    /// <summary>The next answer.</summary>
    /// <exception cref="SmtpProtocolException">What came is no answer, or breaks a limit.</exception>
    /// <exception cref="IOException">The connection ended before the answer did.</exception>
    public async ValueTask<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        List<string>? earlier = null;
        var code = 0;
        while (true)
        {
            var length = await FindLineAsync(cancellationToken);
            var line = _buffer.AsSpan(_start, length);
            _start += length + 1;
            var (lineCode, isLast, text) = Parse(line.TrimEnd((byte)'\r'));
            if (code != 0 && lineCode != code)
                throw new SmtpProtocolException("The server's answer changes its code from one line to the next.");
            code = lineCode;
            if (isLast && earlier is null)
                return new SmtpReply(code, [text]);
            earlier ??= [];
            if (earlier.Count == MostLines)
                throw new SmtpProtocolException($"The server's answer has more than {MostLines} lines.");
            earlier.Add(text);
            if (isLast)
                return new SmtpReply(code, earlier);
        }
    }

    private async ValueTask<int> FindLineAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var index = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (index >= 0 && searched + index < LongestLine)
                return searched + index;
            searched = _end - _start;
            if (index >= 0 || searched >= LongestLine)
                throw new SmtpProtocolException($"The server's answer has a line of more than {LongestLine} octets.");
            if (_start > 0)
            {
                _buffer.AsSpan(_start, searched).CopyTo(_buffer);
                (_start, _end) = (0, searched);
            }

            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            if (read == 0)
                throw new EndOfStreamException("The server closed the connection.");
            _end += read;
        }
    }

    private static (int Code, bool IsLast, string Text) Parse(ReadOnlySpan<byte> line)
    {
        if (line.Length < 3 || line[0] is < (byte)'2' or > (byte)'5' || !char.IsAsciiDigit((char)line[1]) || !char.IsAsciiDigit((char)line[2])
            || (line.Length > 3 && line[3] is not ((byte)' ' or (byte)'-')))
            throw new SmtpProtocolException("What the server sent is not an answer of SMTP.");
        var code = ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + (line[2] - '0');
        return (code, line.Length == 3 || line[3] == ' ', line.Length <= 4 ? "" : TextOf(line[4..]));
    }

    private static string TextOf(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
    }
}
