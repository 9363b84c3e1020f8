using System.Text.Json;

namespace Digest.Core.Feedback.Providers;

/// <summary>Reads JSON of strangers: what is absent, of another type or no text is null.</summary>
internal static class Json
{
    private const int MaxDepth = 16;

    public static JsonDocument? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Member(this JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var member) ? member : null;

    public static string? Text(this JsonElement? element, string name)
    {
        if (element.Member(name) is not { ValueKind: JsonValueKind.String } member)
            return null;
        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are no UTF-8.
            return null;
        }
    }

    public static DateTimeOffset? Instant(this JsonElement? element, string name) =>
        element.Text(name) is not null && element.Member(name)!.Value.TryGetDateTimeOffset(out var instant) ? instant : null;

    public static IEnumerable<JsonElement?> Items(this JsonElement? element, string name, int max) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Take(max).Select(item => (JsonElement?)item) : [];
}
