using System.Text;
using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>A node of a parsed template. Nodes are not changed after parsing, so that contexts may share them.</summary>
public abstract class ScriptNode
{
    public SourceSpan Span;

    private protected ScriptNode()
    {
    }

    /// <summary>How messages name this node.</summary>
    internal virtual Syntax Syntax => new(GetType().Name, "...");

    public abstract object? Evaluate(TemplateContext context);

    /// <summary>The node as code, as messages quote it.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Print(text);
        return text.ToString();
    }

    internal abstract void Print(StringBuilder text);

    /// <summary>Ends what the parser would have refused; a tree that it accepted has all its parts.</summary>
    private protected T Required<T>(T? part, string message)
        where T : ScriptNode =>
        part ?? throw new ScriptRuntimeException(Span, message);
}
