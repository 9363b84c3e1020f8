namespace Scriban.Parsing;

/// <summary>How a text is read. The stand-in reads <see cref="Default"/> and <see cref="ScriptOnly"/>.</summary>
public enum ScriptMode
{
    Default,
    FrontMatterOnly,
    FrontMatterAndContent,
    ScriptOnly,
}
