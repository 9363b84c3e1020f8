namespace Digest.Core.Templates.Chats;

/// <summary>An address of our own as a template prints it: no text of a stranger, so that it may stand where a link begins.</summary>
internal sealed record ChatAddress(string Url)
{
    public override string ToString() => Url;
}
