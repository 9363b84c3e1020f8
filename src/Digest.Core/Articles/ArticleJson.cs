using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Digest.Core.Articles;

/// <summary>Articles as JSON: the shape of <c>digest parse --json</c> and of the container <c>parsed</c>. What is unknown is null; letters of all scripts are written as they are.</summary>
public static class ArticleJson
{
    private static readonly ArticleJsonContext Compact = new(Options(indented: false));
    private static readonly ArticleJsonContext Indented = new(Options(indented: true));

    /// <summary>Writes an article in one line, or indented for people.</summary>
    public static string Write(Article article, bool indented = false) =>
        JsonSerializer.Serialize(article, (indented ? Indented : Compact).Article);

    /// <summary>Writes a file with its verdicts: <c>{"article": …, "verdicts": […]}</c>, in one line.</summary>
    public static string Write(ParsedFile file) => JsonSerializer.Serialize(file, Compact.ParsedFile);

    /// <summary>Writes an article in UTF-8, as it is stored.</summary>
    public static byte[] WriteUtf8(Article article) => JsonSerializer.SerializeToUtf8Bytes(article, Compact.Article);

    /// <summary>Reads an article.</summary>
    /// <exception cref="JsonException">It is no article: broken JSON, or what every article has is missing.</exception>
    public static Article Read(string json) =>
        JsonSerializer.Deserialize(json, Compact.Article) ?? throw new JsonException("The JSON is null, no article.");

    /// <summary>Reads an article in UTF-8.</summary>
    /// <exception cref="JsonException">It is no article: broken JSON, or what every article has is missing.</exception>
    public static Article Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Compact.Article) ?? throw new JsonException("The JSON is null, no article.");

    // Never put into a page as it is, so only what JSON itself needs is escaped.
    private static JsonSerializerOptions Options(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        RespectNullableAnnotations = true,
        Converters =
        {
            new JsonStringEnumConverter<DatePrecision>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<ArticleBlockKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<TextDirection>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new MinuteConverter(),
        },
    };

    private sealed class MinuteConverter : JsonConverter<TimeOnly>
    {
        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeOnly.TryParseExact(reader.GetString(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw new JsonException("A time is written as HH:mm.");

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}

/// <summary>The serializer's generated knowledge of articles.</summary>
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(ParsedFile))]
internal sealed partial class ArticleJsonContext : JsonSerializerContext;
