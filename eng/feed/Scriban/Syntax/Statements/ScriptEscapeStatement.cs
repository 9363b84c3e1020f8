using System.Text;

namespace Scriban.Syntax;

/// <summary>The braces between text and code.</summary>
internal sealed class ScriptEscapeStatement : ScriptStatement
{
    public ScriptEscapeStatement() => CanSkipEvaluation = true;

    public bool IsEntering { get; set; }

    /// <summary>The spaces before the brace, if nothing else is before it on its line.</summary>
    public string Indent { get; set; } = string.Empty;

    internal override Syntax Syntax => Syntax.Escape;

    public override object? Evaluate(TemplateContext context) => null;

    internal override void Print(StringBuilder text) => text.Append(IsEntering ? "{{" : "}}");
}
