using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Digest.Core.Templates.Chats;

/// <summary>Messages for the bot API of Telegram, without the chat that they go to.</summary>
internal sealed partial class TelegramForm() : TextForm("telegram.json", "chat/telegram.html")
{
    private const int MostCharacters = 4_096;
    private const int MostEntities = 100;

    private static readonly string[] Tags = ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "a", "code", "pre", "blockquote", "tg-spoiler"];

    protected override ChatSyntax Syntax { get; } = new TelegramSyntax();

    protected override bool Fits(string text)
    {
        var message = Read(text);
        return message.Value.Length is > 0 and <= MostCharacters
            && message.Descendants().Count() + LikeAddresses().Count(message.Value) <= MostEntities;
    }

    protected override JsonObject Payload(string text, ChatPart part) => new()
    {
        ["text"] = text,
        ["parse_mode"] = "HTML",
        ["link_preview_options"] = new JsonObject { ["is_disabled"] = true },
    };

    private XElement Read(string text)
    {
        XElement message;
        try
        {
            message = XElement.Parse($"<message>{text}</message>", LoadOptions.PreserveWhitespace);
        }
        catch (XmlException exception)
        {
            throw Broken($"Telegram could not read what it prints: {exception.Message.TrimEnd('.')}",
                "Close every tag, and write &amp; &lt; &gt; for the signs themselves", exception);
        }

        foreach (var tag in message.Descendants())
        {
            if (!Tags.Contains(tag.Name.ToString(), StringComparer.Ordinal))
                throw Broken($"Telegram knows no <{tag.Name}>", $"Use one of {string.Join(", ", Tags)}");
            if (tag.Name == "a" && tag.Attribute("href")?.Value is not (['h', 't', 't', 'p', ':', '/', '/', ..] or ['h', 't', 't', 'p', 's', ':', '/', '/', ..]))
                throw Broken($"The href of <a> is `{PlainText.Clean(tag.Attribute("href")?.Value, 60)}`", "Use a full address that begins with https://");
        }

        return message;
    }

    // Telegram makes links, and entities that count, of names of hosts.
    [GeneratedRegex(@"\w\.\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex LikeAddresses();
}
