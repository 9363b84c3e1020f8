namespace Digest.Core.Templates.Chats;

/// <summary>How a platform reads a text, and how a value is written so that it reads nothing into it.</summary>
internal abstract class ChatSyntax
{
    /// <summary>What somebody wrote, shown as it stands: no formatting, mention, tag, command or link of its own.</summary>
    public abstract string Prose(string text, bool startsLine);

    /// <summary>An address of our own where the template put it.</summary>
    public virtual string Address(string url) => url;

    /// <summary>A line of the template as readers see it: without its markup.</summary>
    public virtual string Shown(string line) => line;

    /// <summary>Whether what comes after these words of the template would be taken for an address.</summary>
    public virtual bool OpensLink(string words) => false;
}
