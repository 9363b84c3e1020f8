using System.Text;
using System.Text.RegularExpressions;

namespace Digest.Tests.Mail;

/// <summary>
/// Reads a message by the letter of RFC 5322, 2045 and 2047, as far as our messages go, and asserts what each must obey:
/// CRLF only, lines of at most 998 octets, encoded-words of at most 75 characters that decode each by itself.
/// </summary>
internal sealed partial class ParsedMail
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public ParsedMail(ReadOnlySpan<byte> bytes)
    {
        var message = Strict.GetString(bytes);
        Assert.DoesNotMatch("(?<!\r)\n|\r(?!\n)|\0", message);
        Assert.EndsWith("\r\n", message, StringComparison.Ordinal);
        Assert.All(message.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 998));
        var end = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        (RawHeader, Body) = (message[..(end + 2)], message[(end + 4)..]);
        Fields = FieldsOf(RawHeader);
    }

    public string RawHeader { get; }

    public string Body { get; }

    /// <summary>Name and value, unfolded, not decoded.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; }

    public string Raw(string name) => Assert.Single(Fields, field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public string Text(string name) => Decode(Raw(name));

    public bool Has(string name) => Fields.Any(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The type and the decoded text of each part.</summary>
    public IReadOnlyList<(string Type, string Text)> Parts()
    {
        var boundary = BoundaryIn().Match(Raw("Content-Type")).Groups[1].Value;
        Assert.InRange(boundary.Length, 1, 70);
        var pieces = ("\r\n" + Body).Split($"\r\n--{boundary}");
        Assert.Equal("--\r\n", pieces[^1]);
        return [.. pieces[1..^1].Select(PartOf)];
    }

    /// <summary>Decodes encoded-words; white space between two of them vanishes.</summary>
    public static string Decode(string value)
    {
        var joined = BetweenWords().Replace(value, "$1");
        return Words().Replace(joined, match =>
        {
            Assert.InRange(match.Length, 1, 75);
            return Strict.GetString(Convert.FromBase64String(match.Groups[1].Value));
        });
    }

    public static IReadOnlyList<(string Name, string Value)> FieldsOf(string header)
    {
        Assert.All(header.Split("\r\n")[..^1], line => Assert.False(string.IsNullOrWhiteSpace(line)));
        return [.. Folds().Replace(header, "$1").Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart(' ')))];
    }

    private static (string Type, string Text) PartOf(string piece)
    {
        var end = piece.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var fields = FieldsOf(piece[2..(end + 2)]);
        Assert.Equal(("Content-Transfer-Encoding", "base64"), fields[1]);
        var lines = piece[(end + 4)..].Split("\r\n");
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 76));
        return (fields[0].Value, Strict.GetString(Convert.FromBase64String(string.Concat(lines))));
    }

    [GeneratedRegex("boundary=\"([^\"]+)\"")]
    private static partial Regex BoundaryIn();

    [GeneratedRegex("\r\n([ \t])")]
    private static partial Regex Folds();

    [GeneratedRegex(@"(=\?utf-8\?B\?[A-Za-z0-9+/=]*\?=)\s+(?==\?utf-8\?B\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?utf-8\?B\?([A-Za-z0-9+/=]*)\?=")]
    private static partial Regex Words();
}
