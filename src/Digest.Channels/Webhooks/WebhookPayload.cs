using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Templates;

namespace Digest.Channels.Webhooks;

/// <summary>
/// What a webhook says of an issue, the same for all receivers: what the stories are and where to read them. Standard
/// Webhooks asks for less than 20 kB, so a long issue tells its later stories without their summaries and, at the
/// very end, only how many more there are.
/// </summary>
internal static class WebhookPayload
{
    public const int MaxBytes = 20_000;

    private const string Summary = "summary";
    private static readonly string[] Heading = ["title", "language", "direction", "url"];
    private static readonly string[] Telling = ["title", Summary, "url", "language", "direction", "date", "place", "source", "byline"];

    // Arabic stays two bytes a letter; what html could mistake for markup is still escaped.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <exception cref="InvalidOperationException">The issue's JSON cannot be read.</exception>
    public static byte[] Make(Issue issue, RenderedIssue rendered)
    {
        try
        {
            using var document = JsonDocument.Parse(rendered.Json);
            return Make(issue, document.RootElement);
        }
        catch (JsonException broken)
        {
            throw new InvalidOperationException($"issue.json of issue '{issue.Id}' is no JSON: {broken.Message}", broken);
        }
    }

    /// <summary>A message that only asks for an answer.</summary>
    public static byte[] Ping(Edition edition, DateTimeOffset now)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("type", "digest.ping");
            json.WriteString("timestamp", now.UtcDateTime);
            json.WriteStartObject("data");
            json.WriteString("edition", edition.Id);
            json.WriteString("title", edition.Title);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static byte[] Make(Issue issue, JsonElement document)
    {
        var stories = document.ValueKind == JsonValueKind.Object && document.TryGetProperty("stories", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(story => story.ValueKind == JsonValueKind.Object).ToList()
            : [];
        var summarised = Most(stories.Count, summarise => Write(stories.Count, summarise).Length <= MaxBytes);
        var told = summarised > 0 ? stories.Count : Most(stories.Count, tell => Write(tell, 0).Length <= MaxBytes);
        return Write(told, summarised);

        byte[] Write(int tell, int summarise)
        {
            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer, Writing))
            {
                json.WriteStartObject();
                json.WriteString("type", "digest.issue.published");
                json.WriteString("timestamp", issue.Cut.UtcDateTime);
                json.WriteStartObject("data");
                json.WriteString("issue", issue.Id);
                json.WriteString("edition", issue.Edition);
                Copy(document, Heading, json);
                json.WriteStartArray("stories");
                foreach (var (index, story) in stories.Take(tell).Index())
                {
                    json.WriteStartObject();
                    Copy(story, index < summarise ? Telling : Telling.Where(name => name != Summary), json);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteNumber("more", stories.Count - tell);
                json.WriteEndObject();
                json.WriteEndObject();
            }
            return buffer.ToArray();
        }
    }

    // The largest number up to count that fits, where every smaller one fits too.
    private static int Most(int count, Func<int, bool> fits)
    {
        var most = 0;
        while (most < count)
        {
            var middle = (most + count + 1) / 2;
            if (fits(middle))
                most = middle;
            else
                count = middle - 1;
        }
        return most;
    }

    private static void Copy(JsonElement from, IEnumerable<string> names, Utf8JsonWriter json)
    {
        if (from.ValueKind != JsonValueKind.Object)
            return;
        foreach (var name in names)
        {
            if (from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
                json.WriteString(name, value.GetString());
        }
    }
}
