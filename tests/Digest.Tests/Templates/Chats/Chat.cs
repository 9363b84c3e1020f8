using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Digest.Core.Articles;
using Digest.Core.Editions;
using Digest.Core.Issues.Composition;
using Digest.Core.Templates;
using Digest.Core.Templates.Chats;

namespace Digest.Tests.Templates.Chats;

/// <summary>The chat messages of an issue, and what readers see of them.</summary>
public static partial class Chat
{
    public const string Slack = "slack.json";
    public const string Teams = "teams.json";
    public const string Discord = "discord.json";
    public const string Telegram = "telegram.json";
    public const string Mastodon = "mastodon.json";

    /// <summary>For theories: each platform.</summary>
    public static TheoryData<string> Platforms { get; } = [Slack, Teams, Discord, Telegram, Mastodon];

    public static IReadOnlyList<JsonElement> Messages(string file, params Article[] articles) => Messages(Samples.Edition(), file, articles);

    public static IReadOnlyList<JsonElement> Messages(Edition edition, string file, params Article[] articles) =>
        Messages(Chats(edition, new TemplateFolder(), new ChatLimits(), articles), file);

    public static IReadOnlyList<JsonElement> Messages(IReadOnlyDictionary<string, string> chats, string file) => [.. JsonDocument.Parse(chats[file]).RootElement.EnumerateArray()];

    /// <summary>The messages of all platforms, beside a mail and a page of no interest.</summary>
    public static IReadOnlyDictionary<string, string> Chats(Edition edition, TemplateFolder templates, ChatLimits limits, params Article[] articles) =>
        Chats(edition, templates, limits, Samples.Composition(articles));

    public static IReadOnlyDictionary<string, string> Chats(Edition edition, TemplateFolder templates, ChatLimits limits, IssueComposition composition) =>
        new IssueRenderer(templates.With("email.html", "x").With("email.txt", "x").With("web.html", "x"), limits)
            .Render(edition, Samples.Issue(composition.Stories.Count), composition).Chats;

    /// <summary>The text of a message as its readers see it, line by line.</summary>
    public static string Shown(string file, JsonElement message) => string.Join('\n', file switch
    {
        Slack => message.GetProperty("blocks").EnumerateArray().SelectMany(SlackTexts),
        Teams => CardTexts(Card(message)),
        Discord => DiscordTexts(message),
        Telegram => [new HtmlParser().ParseDocument(message.GetProperty("text").GetString()!).Body!.TextContent],
        _ => [message.GetProperty("status").GetString()!],
    });

    public static string Shown(string file, IEnumerable<JsonElement> messages) => string.Join('\n', messages.Select(message => Shown(file, message)));

    /// <summary>Text without what is invisible in it, and with the signs that Slack gets instead of its own.</summary>
    public static string Bare(string text) => string.Concat(text
        .Where(c => c is not ('\u2060' or '\u200E' or '\u200F' or (>= '\u2066' and <= '\u2069')))
        .Select(c => c switch { '*' => '∗', '~' => '∼', '`' => 'ˋ', '_' => 'ˍ', _ => c }));

    /// <summary>The places of stories to which a message links, in its order.</summary>
    public static IEnumerable<int> Stories(JsonElement message) => StoryLink().Matches(message.GetRawText()).Select(link => int.Parse(link.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    public static JsonElement Card(JsonElement message) => message.GetProperty("attachments")[0].GetProperty("content");

    public static IEnumerable<JsonElement> Objects(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Objects(property.Value)).Prepend(value),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    public static string? Text(JsonElement value, string property) => value.TryGetProperty(property, out var found) ? found.GetString() : null;

    private static IEnumerable<string> SlackTexts(JsonElement block) => Objects(block).Where(value => value.TryGetProperty("text", out var text) && text.ValueKind is JsonValueKind.String)
        .Select(value => Text(value, "type") is "mrkdwn" ? Mrkdwn(Text(value, "text")!) : Text(value, "text")!);

    private static string Mrkdwn(string text) => SlackLink().Replace(text, link => link.Groups[1].Value)
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    private static IEnumerable<string> CardTexts(JsonElement card) => Objects(card).Select(value => Text(value, "type") switch
    {
        "TextBlock" => Markdown(Text(value, "text")!),
        "TextRun" => Text(value, "text"),
        _ => Text(value, "title"),
    }).OfType<string>();

    private static IEnumerable<string> DiscordTexts(JsonElement message) => Objects(message)
        .SelectMany(value => new[] { Text(value, "content"), Text(value, "title"), Text(value, "description") }.OfType<string>().Select(Markdown).Append(Text(value, "name") ?? "").Append(Text(value, "text") ?? ""));

    private static string Markdown(string text) => Escaped().Replace(MarkdownLink().Replace(text, link => link.Groups[1].Value), sign => sign.Value[1..]);

    [GeneratedRegex(@"#a([0-9a-f]{12})\b")]
    private static partial Regex StoryLink();

    [GeneratedRegex(@"\*?<https://[^|>]*\|([^>]*)>\*?")]
    private static partial Regex SlackLink();

    [GeneratedRegex(@"(?<!\\)\[((?:[^\]\\]|\\.)*)\]\(https://[^)]*\)")]
    private static partial Regex MarkdownLink();

    [GeneratedRegex(@"\\[^0-9A-Za-z\s]")]
    private static partial Regex Escaped();
}
