using System.Text.Json;
using System.Text.Json.Nodes;

namespace Digest.Core.Templates.Chats;

/// <summary>
/// A platform whose template prints the payload itself, as JSON. Commas before a closing bracket do no harm. A property
/// holds the text of one story at most, so that one too long for it is cut whatever else the message holds.
/// </summary>
internal abstract class JsonForm(string file, string template) : ChatForm(file, template, ChatMark.InJson)
{
    protected static ChatSyntax Plain { get; } = new PlainSyntax();

    public sealed override string? Make(string printed, ChatPart part, bool cut)
    {
        var payload = Read(printed);
        Walk(payload, null);
        return Write(payload) is var json && Fits(payload, json) ? json : null;
    }

    /// <summary>How the platform reads the text of a property, and how many characters (UTF-16) it may have.</summary>
    /// <param name="property">The property.</param>
    /// <param name="owner">The object that has it.</param>
    /// <param name="outer">The object that has the owner, if any.</param>
    protected abstract (ChatSyntax Syntax, int Limit) Place(string property, JsonObject owner, JsonObject? outer);

    /// <summary>Adds to an object what it should say unless the template says otherwise.</summary>
    protected virtual void Complete(JsonObject value, JsonObject? outer)
    {
    }

    /// <summary>Whether the message as a whole is within the limits.</summary>
    protected abstract bool Fits(JsonObject payload, string json);

    protected static string? Type(JsonObject? value) => Text(value, "type");

    protected static string? Text(JsonObject? value, string property) => value?[property] is JsonValue text && text.TryGetValue<string>(out var found) ? found : null;

    private JsonObject Read(string printed)
    {
        try
        {
            return JsonNode.Parse(printed, documentOptions: new() { AllowTrailingCommas = true, AllowDuplicateProperties = false }) as JsonObject
                ?? throw Broken("It prints JSON that is no object", "Begin it with { and end it with }");
        }
        catch (JsonException exception)
        {
            throw Broken($"What it prints is no JSON in line {exception.LineNumber + 1}", "Check quotes, commas and brackets; a value stands inside quotes", exception);
        }
    }

    private void Walk(JsonObject value, JsonObject? outer)
    {
        Complete(value, outer);
        foreach (var (property, child) in value.ToList())
        {
            if (child is JsonObject inner)
                Walk(inner, value);
            else if (child is JsonArray list)
                Walk(list, property, value, outer);
            else if (TryWrite(child, property, value, outer) is { } text)
                value[property] = text;
        }
    }

    private void Walk(JsonArray list, string property, JsonObject owner, JsonObject? outer)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is JsonObject inner)
                Walk(inner, owner);
            else if (TryWrite(list[i], property, owner, outer) is { } text)
                list[i] = text;
        }
    }

    private string? TryWrite(JsonNode? node, string property, JsonObject owner, JsonObject? outer)
    {
        if (node is not JsonValue value || !value.TryGetValue<string>(out var printed))
            return null;
        var text = ChatText.Parse(Template, printed);
        if (property.Equals("url", StringComparison.OrdinalIgnoreCase) || property.EndsWith("_url", StringComparison.Ordinal))
            return Address(property, text.Write(Plain));
        var (syntax, limit) = Place(property, owner, outer);
        return text.Fit(syntax, written => written.Length <= limit)
            ?? throw Broken($"Its own part of `{property}` has more than {limit:N0} characters", "Shorten it");
    }

    private string Address(string property, string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw Broken($"The {property} is `{PlainText.Clean(address, 60)}`", "Use a full address that begins with https://");
}
