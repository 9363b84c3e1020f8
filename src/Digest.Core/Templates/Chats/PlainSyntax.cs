namespace Digest.Core.Templates.Chats;

/// <summary>Text in which a platform knows no markup, but may still find mentions, tags and addresses.</summary>
internal sealed class PlainSyntax : ChatSyntax
{
    public override string Prose(string text, bool startsLine) => Disarm.Text(text);
}
