using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Digest.Channels.Chats;

/// <summary>What a platform answered: its status, its headers, and of the body's first kilobytes the few values that mean something to us.</summary>
internal sealed class ChatAnswer
{
    private const int MaxBytes = 8 * 1024;
    private const int MaxWordLength = 40;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HttpResponseHeaders _headers;

    private ChatAnswer(HttpResponseMessage response, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        (Status, _headers, Now) = ((int)response.StatusCode, response.Headers, now);
        ReadValues(body);
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxWordLength + 1)]).Trim();
        Word = text.Length <= MaxWordLength && text.Length > 0 && text.All(c => char.IsAsciiLetterLower(c) || c is '_') ? text : null;
    }

    /// <summary>The status.</summary>
    public int Status { get; }

    /// <summary>When it came.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The body, where it is one word as Slack answers, <c>no_service</c>; null else.</summary>
    public string? Word { get; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Reads no more than some kilobytes of the body, whatever its length. The status counts also where the body breaks off.</summary>
    public static async Task<ChatAnswer> ReadAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var body = new byte[MaxBytes];
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var length = 0;
        try
        {
            while (length < MaxBytes && await stream.ReadAsync(body.AsMemory(length), cancellationToken) is var read and > 0)
                length += read;
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException or OperationCanceledException)
        {
            // What came before that is enough, or was all.
        }

        return new ChatAnswer(response, body.AsSpan(0, length), now);
    }

    /// <summary>A value of the JSON by its name, or by two with a dot: <c>parameters.retry_after</c>; null when there is none.</summary>
    public string? Value(string path) => _values.GetValueOrDefault(path);

    /// <summary>The first value of a header; null when there is none.</summary>
    public string? Header(string name) => _headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>The wait that <c>Retry-After</c> asks for; null when there is none.</summary>
    public TimeSpan? RetryAfter => _headers.RetryAfter is { } asked ? Positive(asked.Delta ?? asked.Date - Now) : null;

    /// <summary>A number of seconds; null when it is none, or absurd.</summary>
    public static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 10_000_000 ? TimeSpan.FromSeconds(seconds) : null;

    private static TimeSpan? Positive(TimeSpan? wait) => wait > TimeSpan.Zero ? wait : null;

    // The body may be cut off; what was read before that counts.
    private void ReadValues(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body, isFinalBlock: false, default);
            var (outer, name) = ("", "");
            while (json.Read())
            {
                if (json.TokenType is JsonTokenType.PropertyName && json.CurrentDepth <= 2)
                    name = json.GetString()!;
                else if (json.TokenType is JsonTokenType.StartObject && json.CurrentDepth == 1)
                    outer = name;
                else if (json.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False && json.CurrentDepth is 1 or 2)
                    _values.TryAdd(json.CurrentDepth == 1 ? name : $"{outer}.{name}", json.TokenType is JsonTokenType.String ? json.GetString()! : Encoding.ASCII.GetString(json.ValueSpan));
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // No JSON, or no longer.
        }
    }
}
