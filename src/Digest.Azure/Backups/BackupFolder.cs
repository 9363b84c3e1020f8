using System.Text.Json;

namespace Digest.Azure.Backups;

/// <summary>Where a folder has what: <c>manifest.json</c>, <c>tables/Issues.jsonl</c>, <c>containers/outgoing.jsonl</c>, and contents by their hash in <c>blobs/</c>. Only its owner may open it.</summary>
internal sealed class BackupFolder(string path)
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int HashLength = 64;

    /// <summary>
    /// The tables in the order in which they are copied; they are restored in the reverse. Who left while a copy is made has
    /// left in it, a copy that is sent meanwhile is sent in it, and a restore that is cut short has no readers yet.
    /// </summary>
    public static readonly string[] Tables =
    [
        StorageNames.SubscribersTable,
        .. StorageNames.Tables.Except([StorageNames.SubscribersTable, StorageNames.DeliveriesTable, StorageNames.ConsentsTable, StorageNames.SuppressionsTable]),
        StorageNames.DeliveriesTable,
        StorageNames.ConsentsTable,
        StorageNames.SuppressionsTable,
    ];

    /// <summary>The containers that rows lean on, with the templates. Uploads are not among them: put back, each would be taken for a new one.</summary>
    public static readonly string[] Containers = [.. StorageNames.Containers.Except([StorageNames.ArticlesContainer])];

    /// <summary>Makes the folder.</summary>
    public void Create()
    {
        foreach (var folder in new[] { path, Path.Combine(path, "tables"), Path.Combine(path, "containers"), Path.Combine(path, "blobs") })
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, OwnersFolder);
        }
    }

    /// <summary>The file of a table.</summary>
    public string Table(string name) => Path.Combine(path, "tables", $"{name}.jsonl");

    /// <summary>The list of a container's blobs.</summary>
    public string Container(string name) => Path.Combine(path, "containers", $"{name}.jsonl");

    /// <summary>The file with a content.</summary>
    /// <exception cref="InvalidDataException">That is no hash.</exception>
    public string Content(string sha256) => sha256.Length == HashLength && sha256.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(path, "blobs", sha256)
        : throw new InvalidDataException($"{path} is no whole copy: '{sha256}' is no SHA-256 in hex digits. Take another copy.");

    /// <summary>A file for a content whose hash is not known yet.</summary>
    public string NewContent() => Path.Combine(path, "blobs", $"{Guid.NewGuid():N}.part");

    /// <summary>Opens a new file.</summary>
    public static FileStream CreateFile(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnersFile;
        return new FileStream(file, options);
    }

    /// <summary>Writes the manifest.</summary>
    public async Task WriteManifestAsync(BackupManifest manifest, CancellationToken cancellationToken)
    {
        await using var file = CreateFile(Manifest);
        await JsonSerializer.SerializeAsync(file, manifest, Stored.Json.BackupManifest, cancellationToken);
    }

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="InvalidDataException">The folder is no copy, or one that this version cannot read.</exception>
    public async Task<BackupManifest> ReadManifestAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Manifest))
            throw new InvalidDataException($"{path} is no copy of storage: it has no manifest.json, which is written last. Take another folder.");
        await using var file = File.OpenRead(Manifest);
        try
        {
            var manifest = await JsonSerializer.DeserializeAsync(file, Stored.Json.BackupManifest, cancellationToken) ?? throw new JsonException("It is empty.");
            var unknown = manifest.Tables.Select(table => table.Name).Except(Tables).Concat(manifest.Containers.Select(container => container.Name).Except(Containers)).FirstOrDefault();
            if (manifest.Format > BackupManifest.Newest || unknown is not null)
                throw new InvalidDataException($"{path} was made by another version of Digest (format {manifest.Format}{(unknown is null ? "" : $", with '{unknown}'")}), which this one cannot read: restore it with that version, then upgrade.");
            return manifest;
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{Manifest} is damaged: {broken.Message} Take another copy.", broken);
        }
    }

    private string Manifest => Path.Combine(path, "manifest.json");
}
