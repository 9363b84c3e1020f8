using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Functions;

/// <summary>Arguments that a builtin function cannot do without.</summary>
internal static class NotNull
{
    public static void Check(SourceSpan span, string function, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        foreach (var (name, value) in arguments)
        {
            if (value is null)
                throw new ScriptRuntimeException(span, $"Argument `{name}` cannot be null for function `{function}`.");
        }
    }
}
