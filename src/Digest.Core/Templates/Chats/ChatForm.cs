using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Digest.Core.Templates.Chats;

/// <summary>The messages of one platform: their template, their payload, and their limits.</summary>
/// <param name="file">The file of an issue's messages.</param>
/// <param name="template">The template of one message.</param>
/// <param name="printing">How the template prints.</param>
internal abstract class ChatForm(string file, string template, PrintForm printing)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file of an issue's messages: <c>slack.json</c>.</summary>
    public string File { get; } = file;

    /// <summary>The template of one message.</summary>
    public string Template { get; } = template;

    /// <summary>How the template prints.</summary>
    public PrintForm Printing { get; } = printing;

    /// <summary>The payload of a message; null when it breaks a limit.</summary>
    /// <param name="printed">What the template printed, with marks.</param>
    /// <param name="part">Which message it is.</param>
    /// <param name="cut">Whether its texts may be cut, because it holds one story.</param>
    /// <exception cref="TemplateException">The platform would not understand it.</exception>
    public abstract string? Make(string printed, ChatPart part, bool cut);

    protected static string Write(JsonNode payload) => payload.ToJsonString(Json);

    protected TemplateException Broken(string cause, string remedy, Exception? inner = null) => new(Template, 0, 0, cause, remedy, inner);
}
