using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Digest.Core.Articles;

namespace Digest.Tests.Templates.Chats;

/// <summary>What an article says is shown in a chat and does nothing there.</summary>
public sealed partial class HostileChatTests
{
    private static readonly string[] Texts =
    [
        "<script>alert(1)</script>", "{{ story.title }} {{DATE(2017-02-14T06:00:00Z, SHORT)}}", "first\r\nsecond: x", "<!channel> <@U012AB3CD> <#C012AB3CD|x>", "@everyone @here @someone@host.example",
        "[x](javascript:alert(1))", "x \u202E y \u2066 z", "`code` ```block```", "*bold* _italic_ ~struck~ **b** __u__ ||spoiler||", "# heading", "> quote", "- item", "1. item", "-# small",
        "#tag ＃وسم #وسم", "/start now", ":skull: :+1:", "https://evil.example/?a=1&b=2 http://evil.example", "<https://evil.example|safe> <a href=\"https://evil.example\">x</a>", "\\*not\\* \\", "a\"b\\u0022, \"c\": 1",
        "&lt;b&gt; &amp;amp;", "<t:1700000000:R> <:x:1>", "\uFDD0stolen\uFDD2 \uFDD1https://evil.example\uFDD2", "\uE000name\uE001", "<b>unclosed", "\0\u0007\u001B[2J",
    ];

    public static TheoryData<string, string> TextsEverywhere
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var file in new[] { Chat.Slack, Chat.Teams, Chat.Discord, Chat.Telegram, Chat.Mastodon })
                foreach (var text in Texts)
                    all.Add(file, JsonSerializer.Serialize(text));
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(TextsEverywhere))]
    public void It_comes_out_as_it_was_written_and_harmless(string file, string json)
    {
        var hostile = JsonSerializer.Deserialize<string>(json)!;
        foreach (var article in new[] { Saying(Samples.Arabic(), hostile), Saying(Samples.English(), hostile) })
        {
            var message = Assert.Single(Chat.Messages(file, article));

            Assert.Contains(Chat.Bare(Written(hostile)), Chat.Bare(Chat.Shown(file, message)), StringComparison.Ordinal);
            foreach (var text in Strings(message))
            {
                Assert.DoesNotContain(text, c => c is '\u202E' or '\u2066' or '\uE000' or '\uE001' or '\uFDD0' or '\uFDD1' or '\uFDD2' || (char.IsControl(c) && c is not '\n'));
                Assert.DoesNotMatch(Acting(), OurAddress().Replace(text, ""));
            }

            AssertHarmless(file, message);
        }
    }

    private static Article Saying(Article article, string text) => article with { Title = text, Summary = text, Place = text, Source = text, Sections = [text] };

    /// <summary>What is left of a text when it is made fit for a line.</summary>
    private static string Written(string text) => Spaces().Replace(string.Concat(text.Where(c => c is not ('\u202E' or '\u2066' or '\uE000' or '\uE001' or '\u0007' or '\u001B' or (>= '\uFDD0' and <= '\uFDD2')))), " ").Trim();

    private static void AssertHarmless(string file, JsonElement message)
    {
        switch (file)
        {
            case Chat.Slack:
                foreach (var text in Chat.Objects(message).Where(value => Chat.Text(value, "type") is "mrkdwn").Select(value => Chat.Text(value, "text")!))
                {
                    // The only markup is the template's: the link of the title and its stars.
                    var rest = SlackTitle().Replace(text, "·$1");
                    Assert.DoesNotMatch(@"[<>*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])", rest);
                    Assert.DoesNotMatch("&(?!lt;|gt;|amp;)|(?m)^&gt;", rest);
                }

                break;
            case Chat.Teams:
                Assert.All(Chat.Objects(Chat.Card(message)).Where(value => Chat.Text(value, "type") is "TextBlock"), block => Assert.Equal(Chat.Text(block, "text"), Markdown().Replace(Chat.Text(block, "text")!, "")));
                break;
            case Chat.Discord:
                foreach (var text in message.GetProperty("embeds").EnumerateArray().SkipLast(1).SelectMany(embed => new[] { Chat.Text(embed, "title")!, Chat.Text(embed, "description")! }))
                    Assert.DoesNotMatch(@"(?m)(?<!\\)(?:\\\\)*[`*_~|<>\[\]()]|^(?:[#+-]|[0-9]+\.)", Pairs().Replace(text, "·"));
                break;
            case Chat.Telegram:
                var page = new HtmlParser().ParseDocument(message.GetProperty("text").GetString()!);
                Assert.Empty(page.Body!.QuerySelectorAll("*:not(b):not(i):not(a)"));
                Assert.Equal(["https://digest.example/api/issues/weekly-2026-W47#a000000000001", "https://digest.example/api/issues/weekly-2026-W47"], page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
                break;
        }
    }

    private static IEnumerable<string> Strings(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Strings(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Strings),
        _ => [],
    };

    // A mention, a tag, an address, an emoji by its name, a command, a date of Teams, a mention or a date of Slack and Discord.
    [GeneratedRegex(@"[@#＃][\p{L}\p{N}_\u2068]|://|:[A-Za-z0-9_+-]+:|(?<![\p{L}\p{N}<])/[a-z]|\{\{|<[!@#:t]")]
    private static partial Regex Acting();

    [GeneratedRegex(@"\*<https://digest\.example/[^|>]*\|([^>]*)>\*|<https://digest\.example/[^|>]*\|[^>]*>")]
    private static partial Regex SlackTitle();

    [GeneratedRegex(@"[*_\[\]`]")]
    private static partial Regex Markdown();

    [GeneratedRegex(@"\\[^0-9A-Za-z\s]")]
    private static partial Regex Pairs();

    [GeneratedRegex(@"https://digest\.example/[A-Za-z0-9/#-]*|http://adaptivecards\.io/[a-z/.-]*|</?(?:a|b|i)\b")]
    private static partial Regex OurAddress();

    [GeneratedRegex(@"[\s\0]+")]
    private static partial Regex Spaces();
}
