namespace Scriban.Parsing;

/// <summary>The dialect of a text. The stand-in reads <see cref="Default"/>.</summary>
public enum ScriptLang
{
    Default,
    Liquid,
    Scientific,
}
