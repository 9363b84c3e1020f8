using System.Globalization;
using System.Text.Json;
using Azure;
using Microsoft.Extensions.Configuration;

namespace Digest.Azure;

/// <summary>Reads editions from a blob, so that a newsroom can change them without the app's settings: <c>{ "editions": [ { "id": "weekly", … } ] }</c>, with the members that <c>Digest:Editions</c> has.</summary>
public static class EditionsFile
{
    /// <summary>The setting that names the blob with its container: <c>config/editions.json</c>.</summary>
    public const string Setting = "Digest:EditionsFile";

    private const string Editions = "editions";
    private const int MostBytes = 256 * 1024;
    private const string Role = "Storage Blob Data Owner";

    // The app waits for it, and its host for the app.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 };

    /// <summary>The editions of the file as settings: <c>Digest:Editions:0:id</c>; none where no file is named.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be reached, is not there, too large or no such JSON; the message names it, the place and the remedy.</exception>
    public static IReadOnlyDictionary<string, string?> Read(IConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var values = new Dictionary<string, string?>();
        if (settings[Setting] is not { Length: > 0 } path)
            return values;

        using var document = Parse(path, Download(settings, path));
        if (document.RootElement.ValueKind is not JsonValueKind.Object || !document.RootElement.TryGetProperty(Editions, out var editions) || editions.ValueKind is not JsonValueKind.Array)
            throw new InvalidOperationException($"Blob {path} of setting {Setting} has no list \"{Editions}\": write {{ \"{Editions}\": [ … ] }}.");
        Flatten("Digest:Editions", editions, values);
        return values;
    }

    private static ReadOnlyMemory<byte> Download(IConfiguration settings, string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == path.Length - 1)
            throw new InvalidOperationException($"Setting {Setting} is '{path}': give container and blob, such as config/editions.json.");
        var account = StorageClients.From(settings).Blobs.Value;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var blob = account.GetBlobContainerClient(path[..slash]).GetBlobClient(path[(slash + 1)..]);
            // One request, since the app waits for it: a file that is too large is left where it is.
            using var file = blob.DownloadStreaming(cancellationToken: patience.Token).Value;
            return file.Details.ContentLength <= MostBytes
                ? BinaryData.FromStream(file.Content).ToMemory()
                : throw new InvalidOperationException($"Blob {path} of setting {Setting} is larger than {MostBytes / 1024} KB: it is no list of editions.");
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            throw new InvalidOperationException($"Blob {path} of setting {Setting} is not there: upload it, or clear the setting.", missing);
        }
        catch (Exception failure) when (failure is not InvalidOperationException)
        {
            var trouble = StorageTrouble.Of(failure, account.Uri, Role);
            throw new InvalidOperationException($"Blob {path} of setting {Setting} cannot be read: {trouble.Finding} {trouble.Remedy}", failure);
        }
    }

    private static JsonDocument Parse(string path, ReadOnlyMemory<byte> json)
    {
        try
        {
            // What editors save may begin with a byte order mark.
            return JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json, Options);
        }
        catch (JsonException broken)
        {
            throw new InvalidOperationException($"Blob {path} of setting {Setting} is no JSON at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}: correct it there.", broken);
        }
    }

    private static void Flatten(string path, JsonElement element, Dictionary<string, string?> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    Flatten($"{path}:{member.Name}", member.Value, values);
                break;
            case JsonValueKind.Array:
                foreach (var (item, number) in element.EnumerateArray().Select((item, number) => (item, number)))
                    Flatten(string.Create(CultureInfo.InvariantCulture, $"{path}:{number}"), item, values);
                break;
            default:
                values[path] = element.ValueKind is JsonValueKind.Null ? null : element.ToString();
                break;
        }
    }
}
