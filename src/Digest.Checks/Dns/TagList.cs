namespace Digest.Checks.Dns;

/// <summary>The tags of a DKIM or DMARC record: <c>v=DMARC1; p=none</c>.</summary>
internal sealed class TagList
{
    private readonly Dictionary<string, string> _tags = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads them; of a tag that is repeated the first counts.</summary>
    public TagList(string record)
    {
        ArgumentNullException.ThrowIfNull(record);
        foreach (var tag in record.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = tag.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                _tags.TryAdd(tag[..equals].TrimEnd(), tag[(equals + 1)..].TrimStart());
        }
    }

    /// <summary>The value of a tag; null when it is not there.</summary>
    public string? this[string name] => _tags.GetValueOrDefault(name);

    /// <summary>Whether a key is marked as a test.</summary>
    public bool IsTest => this["t"]?.Split(':', StringSplitOptions.TrimEntries).Contains("y", StringComparer.OrdinalIgnoreCase) is true;
}
