using System.Text;

namespace Scriban.Syntax;

/// <summary>A variable: <c>name</c>, or <c>$name</c> for one of the template or function itself.</summary>
public abstract class ScriptVariable : ScriptExpression, IScriptVariablePath, IEquatable<ScriptVariable>
{
    public static readonly ScriptVariableLocal Arguments = new(string.Empty);
    public static readonly ScriptVariableLocal BlockDelegate = new("$");
    public static readonly ScriptVariableGlobal ForObject = new("for");
    public static readonly ScriptVariableGlobal TablerowObject = new("tablerow");
    public static readonly ScriptVariableGlobal WhileObject = new("while");

    private protected ScriptVariable(string name, ScriptVariableScope scope)
    {
        BaseName = name;
        Scope = scope;
        Name = scope == ScriptVariableScope.Local ? "$" + name : name;
    }

    /// <summary>The name without the dollar sign.</summary>
    public string BaseName { get; }

    public string Name { get; }

    public ScriptVariableScope Scope { get; }

    internal override Syntax Syntax => Syntax.Variable;

    public static ScriptVariable Create(string name, ScriptVariableScope scope) => scope switch
    {
        ScriptVariableScope.Global => new ScriptVariableGlobal(name),
        ScriptVariableScope.Local => new ScriptVariableLocal(name),
        _ => throw new InvalidOperationException($"Scope `{scope}` is not supported"),
    };

    public override object? Evaluate(TemplateContext context) => context.GetValue((ScriptExpression)this);

    public virtual object? GetValue(TemplateContext context) => context.GetValue(this);

    public void SetValue(TemplateContext context, object? valueToSet) => context.SetValue(this, valueToSet);

    public string GetFirstPath() => Name;

    internal override void Print(StringBuilder text) => text.Append(Name);

    public virtual bool Equals(ScriptVariable? other) =>
        ReferenceEquals(this, other) || (other is not null && Name == other.Name && Scope == other.Scope);

    public override bool Equals(object? obj) => Equals(obj as ScriptVariable);

    public override int GetHashCode() => HashCode.Combine(Name, Scope);

    public static bool operator ==(ScriptVariable left, ScriptVariable right) => Equals(left, right);

    public static bool operator !=(ScriptVariable left, ScriptVariable right) => !Equals(left, right);
}
