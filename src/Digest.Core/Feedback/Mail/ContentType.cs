namespace Digest.Core.Feedback.Mail;

/// <summary>A content type (RFC 2045, 5.1) in lower case, with its parameters.</summary>
internal sealed class ContentType
{
    private readonly Dictionary<string, string> _parameters = new(StringComparer.OrdinalIgnoreCase);

    private ContentType(string media) => Media = media;

    /// <summary>Type and subtype: <c>multipart/report</c>.</summary>
    public string Media { get; }

    public bool IsMultipart => Media.StartsWith("multipart/", StringComparison.Ordinal);

    /// <summary>A parameter; empty when it has none of that name.</summary>
    public string this[string name] => _parameters.GetValueOrDefault(name, "");

    public static ContentType Parse(string header)
    {
        var rest = header.AsSpan();
        var type = new ContentType(Until(ref rest, ';').Trim().ToString().ToLowerInvariant() is { Length: > 0 } media ? media : "text/plain");
        while (rest.Length > 0 && type._parameters.Count < 16)
        {
            var name = Until(ref rest, '=').Trim().ToString();
            rest = rest.TrimStart();
            string value;
            if (rest.StartsWith("\""))
            {
                rest = rest[1..];
                // Nobody escapes within a boundary or the type of a report.
                value = Until(ref rest, '"').ToString();
                Until(ref rest, ';');
            }
            else
            {
                value = Until(ref rest, ';').Trim().ToString();
            }

            type._parameters.TryAdd(name, value);
        }

        return type;
    }

    private static ReadOnlySpan<char> Until(ref ReadOnlySpan<char> rest, char end)
    {
        var at = rest.IndexOf(end);
        var part = at < 0 ? rest : rest[..at];
        rest = at < 0 ? [] : rest[(at + 1)..];
        return part;
    }
}
