using System.Text.Json.Nodes;

namespace Digest.Core.Templates.Chats;

/// <summary>A platform whose template prints a text, which is wrapped into its payload.</summary>
internal abstract class TextForm(string file, string template) : ChatForm(file, template, ChatMark.InText)
{
    protected abstract ChatSyntax Syntax { get; }

    public sealed override string? Make(string printed, ChatPart part, bool cut)
    {
        var text = ChatText.Parse(Template, IssueRenderer.Tidy(printed, blankLines: 1).TrimEnd('\n'));
        var written = cut ? text.Fit(Syntax, Fits) : text.Write(Syntax) is var whole && Fits(whole) ? whole : null;
        return written is null ? null : Write(Payload(written, part));
    }

    /// <summary>Whether the text is within the limits.</summary>
    protected abstract bool Fits(string text);

    protected abstract JsonObject Payload(string text, ChatPart part);
}
