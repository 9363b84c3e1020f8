using System.Globalization;
using Scriban.Runtime;

namespace Digest.Core.Templates.Chats;

/// <summary>
/// Makes the chat messages of an issue: as many stories in a message as it can hold, none of them torn, and in the last
/// one the way to those that are left.
/// </summary>
internal sealed class ChatPress
{
    private readonly TemplateLibrary _library;
    private readonly IssuePress _press;
    private readonly ChatLimits _limits;
    private readonly ScriptObject[] _stories;

    private ChatPress(TemplateLibrary library, IssuePress press, ChatLimits limits)
    {
        _library = library;
        _press = press;
        _limits = limits;
        _stories = [.. press.Stories.Take(press.Edition.Length).Select(Of)];
    }

    /// <summary>The messages of every platform whose template is not empty, a JSON array of payloads by its file.</summary>
    /// <exception cref="TemplateException">A template is missing or broken, or its own text breaks a limit.</exception>
    public static IReadOnlyDictionary<string, string> Print(TemplateLibrary library, IssuePress press, ChatLimits limits)
    {
        var chats = new ChatPress(library, press, limits);
        ChatForm[] forms = [new SlackForm(), new TeamsForm(), new DiscordForm(), new TelegramForm(), new MastodonForm(limits)];
        var printed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var form in forms.Where(form => !string.IsNullOrWhiteSpace(library.Read(form.Template))))
        {
            var thread = chats.Print(form);
            printed[form.File] = Write(thread.Messages);
            if (form is MastodonForm && chats.PrintLonger(thread) is { Count: > 0 } longer)
                printed[RenderedIssue.LongerPosts] = Write(longer);
        }

        return printed;
    }

    private static ScriptObject Linked(ScriptObject values, string url)
    {
        values["url"] = new ChatAddress(url);
        return values;
    }

    private ScriptObject Of(Story story)
    {
        var values = Linked(story.Values(_press.Theme), story.Url);
        values["also_in"] = new ScriptArray(story.AlsoIn.Select(Of));
        return values;
    }

    private static string Write(IEnumerable<string> messages) => $"[\n{string.Join(",\n", messages)}\n]\n";

    private Thread Print(ChatForm form)
    {
        var (messages, whole, at) = (new List<string>(), true, 0);
        do
        {
            var (message, stories, cut) = Next(form, at, messages.Count + 1);
            messages.Add(message);
            (at, whole) = (at + stories, whole && !cut);
        }
        while (at < _stories.Length && messages.Count < _limits.Messages);
        return new Thread(messages, whole && at >= _stories.Length);
    }

    /// <summary>The same for servers that allow longer posts, up to the limit at which one of them holds everything.</summary>
    private List<string> PrintLonger(Thread thread)
    {
        var threads = new List<string>();
        foreach (var limit in MastodonForm.Common.Where(limit => limit > _limits.MastodonCharacters))
        {
            if (thread is { Messages.Count: 1, IsWhole: true })
                break;
            thread = Print(new MastodonForm(_limits with { MastodonCharacters = limit }));
            threads.Add(Write(thread.Messages).TrimEnd('\n'));
        }

        return threads;
    }

    /// <summary>The longest message that begins with a story; when not even that one fits whole, it is cut.</summary>
    private (string Message, int Stories, bool Cut) Next(ChatForm form, int at, int number)
    {
        var rest = _stories.Length - at;
        if (Make(form, at, rest, number) is { } all)
            return (all, rest, false);
        (string, int, bool)? longest = null;
        var (least, most) = (1, rest - 1);
        while (least <= most)
        {
            var middle = least + (most - least) / 2;
            if (Make(form, at, middle, number) is { } message)
                (longest, least) = ((message, middle, false), middle + 1);
            else
                most = middle - 1;
        }

        return longest
            ?? (Make(form, at, Math.Min(1, rest), number, cut: true) is { } shortened ? (shortened, Math.Min(1, rest), true) : throw new TemplateException(form.Template, 0, 0,
                "A message of one story is longer than the platform takes, even with its texts cut", "Shorten the template"));
    }

    private string? Make(ChatForm form, int at, int stories, int number, bool cut = false)
    {
        var part = new ChatPart(number, at + stories == _stories.Length || number == _limits.Messages, _press.Locale.Language);
        var left = _press.Stories.Count - at - stories;
        var values = _press.Values();
        if (values["issue"] is ScriptObject issue)
            Linked(issue, _press.Url);
        values["stories"] = new ScriptArray(_stories.Skip(at).Take(stories));
        values["more"] = part.Last && left > 0 ? _press.Locale.Count("more", left) : null;
        values["part"] = new ScriptObject { ["number"] = part.Number, ["first"] = part.First, ["last"] = part.Last };
        values["color"] = Color();
        return form.Make(Printer.Print(_library, form.Template, values, form.Printing), part, cut);
    }

    /// <summary>The accent of the theme as the number that Discord wants.</summary>
    private int Color() =>
        _press.Theme.Values["light"] is ScriptObject light && light.TryGetValue("accent", out var accent)
        && int.TryParse($"{accent}".TrimStart('#'), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var color) ? color & 0xFFFFFF : 0;

    /// <param name="Messages">The messages in their order.</param>
    /// <param name="IsWhole">Whether they tell every story, and none of them cut.</param>
    private sealed record Thread(IReadOnlyList<string> Messages, bool IsWhole);
}
