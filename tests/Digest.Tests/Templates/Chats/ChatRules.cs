using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Digest.Tests.Templates.Chats;

/// <summary>The limits and shapes of the platforms, as they are told to those who send messages.</summary>
public static partial class ChatRules
{
    public static void Check(string file, JsonElement message)
    {
        switch (file)
        {
            case Chat.Slack:
                CheckSlack(message);
                break;
            case Chat.Teams:
                CheckTeams(message);
                break;
            case Chat.Discord:
                CheckDiscord(message);
                break;
            case Chat.Telegram:
                CheckTelegram(message);
                break;
            default:
                Assert.Equal(["status", "language", "visibility"], Names(message));
                Assert.InRange(Length(message.GetProperty("status").GetString()!, 23), 1, 500);
                break;
        }
    }

    /// <summary>The characters of a post: code points, an address counting the same whatever its length.</summary>
    public static int Length(string status, int ofAnUrl) => Address().Replace(status, new string('x', ofAnUrl)).EnumerateRunes().Count();

    private static void CheckSlack(JsonElement message)
    {
        Assert.Equal(["text", "unfurl_links", "unfurl_media", "blocks"], Names(message));
        Assert.InRange(message.GetProperty("text").GetString()!.Length, 1, 4_000);
        var blocks = message.GetProperty("blocks").EnumerateArray().ToList();
        Assert.InRange(blocks.Count, 1, 50);
        Assert.InRange(message.GetProperty("blocks").GetRawText().Length, 1, 13_000);
        foreach (var block in blocks)
            switch (Chat.Text(block, "type"))
            {
                case "header":
                    Assert.Equal("plain_text", Chat.Text(block.GetProperty("text"), "type"));
                    Assert.InRange(Chat.Text(block.GetProperty("text"), "text")!.Length, 1, 150);
                    break;
                case "section":
                    Assert.Equal("mrkdwn", Chat.Text(block.GetProperty("text"), "type"));
                    Assert.InRange(Chat.Text(block.GetProperty("text"), "text")!.Length, 1, 3_000);
                    break;
                case "context":
                    Assert.InRange(block.GetProperty("elements").GetArrayLength(), 1, 10);
                    Assert.All(block.GetProperty("elements").EnumerateArray(), element => Assert.InRange(Chat.Text(element, "text")!.Length, 1, 3_000));
                    break;
                default:
                    Assert.Equal(["type"], Names(block));
                    Assert.Equal("divider", Chat.Text(block, "type"));
                    break;
            }
    }

    private static void CheckTeams(JsonElement message)
    {
        Assert.Equal(["type", "attachments"], Names(message));
        Assert.InRange(Encoding.UTF8.GetByteCount(message.GetRawText()), 1, 28 * 1024);
        foreach (var element in Chat.Objects(Chat.Card(message).GetProperty("body")))
            switch (Chat.Text(element, "type"))
            {
                case "TextBlock" or "TextRun":
                    Assert.NotEqual("", Chat.Text(element, "text"));
                    break;
                case "Container":
                    Assert.NotEqual(0, element.GetProperty("items").GetArrayLength());
                    break;
                case "RichTextBlock":
                    Assert.NotEqual(0, element.GetProperty("inlines").GetArrayLength());
                    break;
                default:
                    Assert.Equal("Action.OpenUrl", Chat.Text(element, "type"));
                    break;
            }
    }

    private static void CheckDiscord(JsonElement message)
    {
        Assert.Empty(Names(message).Except(["content", "embeds", "allowed_mentions"]));
        Assert.InRange(Chat.Text(message, "content")?.Length ?? 1, 1, 2_000);
        var embeds = message.GetProperty("embeds").EnumerateArray().ToList();
        Assert.InRange(embeds.Count, 1, 10);
        var all = 0;
        foreach (var embed in embeds)
        {
            Assert.Empty(Names(embed).Except(["title", "url", "description", "author", "color", "footer"]));
            foreach (var (text, limit) in new[]
            {
                (Chat.Text(embed, "title"), 256), (Chat.Text(embed, "description"), 4_096),
                (embed.TryGetProperty("footer", out var footer) ? Chat.Text(footer, "text") : null, 2_048),
                (embed.TryGetProperty("author", out var author) ? Chat.Text(author, "name") : null, 256),
            })
            {
                Assert.InRange(text?.Length ?? 1, 1, limit);
                all += text?.Length ?? 0;
            }
        }

        Assert.InRange(all, 1, 6_000);
    }

    private static void CheckTelegram(JsonElement message)
    {
        Assert.Equal(["text", "parse_mode", "link_preview_options"], Names(message));
        var page = new HtmlParser().ParseDocument(message.GetProperty("text").GetString()!);
        Assert.InRange(page.Body!.TextContent.Length, 1, 4_096);
        Assert.InRange(page.Body.QuerySelectorAll("*").Length, 1, 100);
    }

    private static IEnumerable<string> Names(JsonElement value) => value.EnumerateObject().Select(property => property.Name);

    [GeneratedRegex(@"https?://[^\s\u2066-\u2069]+")]
    private static partial Regex Address();
}
