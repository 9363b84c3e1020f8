using Scriban.Syntax;

namespace Scriban.Runtime;

public static class ScriptOutputExtensions
{
    public static void Write(this IScriptOutput scriptOutput, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        scriptOutput.Write(text, 0, text.Length);
    }

    public static void Write(this IScriptOutput scriptOutput, ScriptStringSlice text)
    {
        ArgumentNullException.ThrowIfNull(text.FullText, nameof(text));
        if (text.Length > 0)
            scriptOutput.Write(text.FullText, text.Index, text.Length);
    }
}
