using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Digest.LocalHost.Settings;

/// <summary>The settings of the app: local.settings.json, over it the environment, over it what the caller gives.</summary>
public static class LocalSettings
{
    private const string FileName = "local.settings.json";

    /// <summary>Reads them.</summary>
    /// <param name="contentRoot">The folder of local.settings.json; it need not be there.</param>
    /// <param name="given">What wins over the file and the environment; <c>__</c> in a name stands for a colon.</param>
    /// <exception cref="LocalHostException">The file cannot be read; the message says why.</exception>
    public static IConfigurationRoot Load(string contentRoot, IReadOnlyDictionary<string, string?> given) => new ConfigurationBuilder()
        .AddInMemoryCollection(ReadFile(Path.Combine(contentRoot, FileName)))
        .AddEnvironmentVariables()
        // The environment of a local run is always this one, and the worker reads it without its prefix.
        .AddInMemoryCollection([new("AZURE_FUNCTIONS_ENVIRONMENT", "Development"), new("ENVIRONMENT", "Development")])
        .AddInMemoryCollection(given.Select(setting => new KeyValuePair<string, string?>(Key(setting.Key), setting.Value)))
        .Build();

    private static Dictionary<string, string?> ReadFile(string path)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (!File.Exists(path))
            return settings;
        using var file = Parse(path);
        var root = file.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new LocalHostException($"{path} holds no JSON object. Copy local.settings.sample.json over it and fill it in.");
        if (root.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.ValueKind == JsonValueKind.True)
            throw new LocalHostException($"{path} is encrypted. Run 'func settings decrypt' in its folder.");
        if (root.TryGetProperty("Values", out var values) && values.ValueKind == JsonValueKind.Object)
            foreach (var value in values.EnumerateObject())
                settings[Key(value.Name)] = Text(path, value);
        if (root.TryGetProperty("ConnectionStrings", out var connections) && connections.ValueKind == JsonValueKind.Object)
            foreach (var connection in connections.EnumerateObject().Where(connection => connection.Value.ValueKind == JsonValueKind.String))
                settings["ConnectionStrings:" + connection.Name] = connection.Value.GetString();
        return settings;
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException error)
        {
            throw new LocalHostException($"{path} is no valid JSON: {error.Message}", error);
        }
    }

    private static string? Text(string path, JsonProperty value) => value.Value.ValueKind switch
    {
        JsonValueKind.String => value.Value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.Value.ToString(),
        JsonValueKind.Null => null,
        _ => throw new LocalHostException($"{path}: the setting {value.Name} is no text. Settings are flat: write nested names with two underscores."),
    };

    private static string Key(string name) => name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);
}
