using System.Text;

namespace Digest.Core.Subscribers.Transfer;

/// <summary>Reads a text line by line, whatever ends them, and keeps of a line no more than so many characters.</summary>
internal sealed class BoundedLines(TextReader reader, int longest)
{
    private readonly char[] _buffer = new char[4096];
    private int _at;
    private int _length;
    private bool _behindReturn;

    /// <summary>The next line, and whether that is all of it; null at the end.</summary>
    public async Task<(string Text, bool IsWhole)?> ReadAsync(CancellationToken cancellationToken)
    {
        var (line, isWhole, isThere) = (new StringBuilder(), true, false);
        while (await FillAsync(cancellationToken))
        {
            isThere = true;
            if (Take(line, ref isWhole))
                return (line.ToString(), isWhole);
        }

        return isThere ? (line.ToString(), isWhole) : null;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        do
        {
            if (_at == _length)
                (_at, _length) = (0, await reader.ReadAsync(_buffer, cancellationToken));
            // The second half of a line end is no line.
            if (_behindReturn && _at < _length && _buffer[_at] == '\n')
                _at++;
            if (_length > 0)
                _behindReturn = false;
        }
        while (_at == _length && _length > 0);
        return _length > 0;
    }

    // Whether the line ended in what is read.
    private bool Take(StringBuilder line, ref bool isWhole)
    {
        var read = _buffer.AsSpan(_at, _length - _at);
        var end = read.IndexOfAny('\r', '\n');
        var part = end < 0 ? read : read[..end];
        var kept = Math.Min(part.Length, longest - line.Length);
        line.Append(part[..kept]);
        isWhole &= kept == part.Length;
        _at += part.Length;
        if (end < 0)
            return false;
        _behindReturn = read[end] == '\r';
        _at++;
        return true;
    }
}
