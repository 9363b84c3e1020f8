using System.Text;

namespace Scriban.Syntax;

/// <summary><c>target.member</c> or <c>target?.member</c></summary>
internal sealed class ScriptMemberExpression : ScriptExpression, IScriptVariablePath
{
    public ScriptExpression? Target { get; set; }

    public ScriptVariable? Member { get; set; }

    /// <summary>Whether a target that is null gives null.</summary>
    public bool NullConditional { get; set; }

    internal override Syntax Syntax => Syntax.Member;

    public override object? Evaluate(TemplateContext context) => context.GetValue(this);

    public object? GetValue(TemplateContext context)
    {
        var member = Member!;
        var target = context.GetValue(Target);
        if (target is null)
        {
            if (!context.EnableRelaxedMemberAccess && !NullConditional)
                throw new ScriptRuntimeException(member.Span, $"Object `{Target}` is null. Cannot access member: {this}");
            if (context.EnableRelaxedTargetAccess || NullConditional)
                return null;
            throw new ScriptRuntimeException(member.Span, $"Cannot get the member {this} for a null object.");
        }

        if (context.GetMemberAccessor(target).TryGetValue(context, member.Span, target, member.Name, out var value))
            return value;

        var found = context.TryGetMember?.Invoke(context, member.Span, target, member.Name, out value) ?? false;
        if (!found && !context.EnableRelaxedMemberAccess)
            throw new ScriptRuntimeException(member.Span, $"Cannot get member with name {member.Name}.");
        return value;
    }

    public void SetValue(TemplateContext context, object? valueToSet)
    {
        var member = Member!;
        var target = context.GetValue(Target)
            ?? throw new ScriptRuntimeException(member.Span, $"Object `{Target}` is null. Cannot access member: {this}");
        if (!context.GetMemberAccessor(target).TrySetValue(context, member.Span, target, member.Name, valueToSet))
            throw new ScriptRuntimeException(member.Span, $"Cannot set a value for the readonly member: {this}");
    }

    public string GetFirstPath() => (Target as IScriptVariablePath)?.GetFirstPath() ?? string.Empty;

    internal override void Print(StringBuilder text) => text.Append(Target).Append(NullConditional ? "?." : ".").Append(Member);
}
