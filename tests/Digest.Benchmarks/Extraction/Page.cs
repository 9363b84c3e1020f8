namespace Digest.Benchmarks.Extraction;

/// <summary>A page with what people found on it; null or empty where they did not look.</summary>
internal sealed record Page
{
    /// <summary>The name by which a set knows the page.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of page: article, forum, product ...</summary>
    public string Kind { get; init; } = "article";

    /// <summary>The host that it comes from; its name where that is not known.</summary>
    public string Site { get; init; } = "";

    /// <summary>The file with the page; gzip where it ends in .gz.</summary>
    public required string File { get; init; }

    public string? Title { get; init; }

    public string? Author { get; init; }

    /// <summary>The day of publication, yyyy-MM-dd.</summary>
    public string? Date { get; init; }

    public string? Language { get; init; }

    public string? Direction { get; init; }

    /// <summary>The whole text of the story; null when only pieces are known.</summary>
    public string? Text { get; init; }

    /// <summary>Pieces that the story has.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Pieces of the frame.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>The bytes of the page.</summary>
    public byte[] Read()
    {
        var bytes = System.IO.File.ReadAllBytes(File);
        if (!File.EndsWith(".gz", StringComparison.Ordinal))
            return bytes;

        using var packed = new System.IO.Compression.GZipStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }
}
