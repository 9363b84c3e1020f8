using System.Collections;
using System.Text;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary><c>target[index]</c></summary>
internal sealed class ScriptIndexerExpression : ScriptExpression, IScriptVariablePath
{
    public ScriptExpression? Target { get; set; }

    public ScriptExpression? Index { get; set; }

    internal override Syntax Syntax => Syntax.Indexer;

    public override object? Evaluate(TemplateContext context) => context.GetValue(this);

    public object? GetValue(TemplateContext context)
    {
        var target = context.GetValue(Target);
        if (target is null && (context.EnableRelaxedTargetAccess || IsNullConditional(Target)))
            return null;
        if (IndexIn(context, target) is not { } index)
            return null;

        if (UsesPositions(context, target!, index, out var list))
            return Position(context, list, target!, index) is { } at and >= 0 ? list.GetValue(context, Index!.Span, target!, at) : null;

        var accessor = context.GetMemberAccessor(target!);
        object? value;
        bool found;
        if (accessor.HasIndexer)
        {
            if (Key(context, accessor, index) is not { } key)
                return null;
            found = accessor.TryGetItem(context, Index!.Span, target!, key, out value);
        }
        else
        {
            var name = context.ObjectToString(index) ?? string.Empty;
            found = accessor.TryGetValue(context, Index!.Span, target!, name, out value)
                || (context.TryGetMember?.Invoke(context, Index.Span, target!, name, out value) ?? false);
        }

        if (!found && !context.EnableRelaxedMemberAccess)
            throw new ScriptRuntimeException(Index.Span, $"Cannot access target `{Target}` with an indexer: {Index}");
        return value;
    }

    public void SetValue(TemplateContext context, object? valueToSet)
    {
        var target = context.GetValue(Target);
        if (IndexIn(context, target) is not { } index)
            return;

        if (UsesPositions(context, target!, index, out var list))
        {
            if (Position(context, list, target!, index) is { } at and >= 0)
                list.SetValue(context, Index!.Span, target!, at, valueToSet);
            return;
        }

        var accessor = context.GetMemberAccessor(target!);
        var key = accessor.HasIndexer ? Key(context, accessor, index) : context.ObjectToString(index) ?? string.Empty;
        if (key is null)
            return;

        var done = accessor.HasIndexer
            ? accessor.TrySetItem(context, Index!.Span, target!, key, valueToSet)
            : accessor.TrySetValue(context, Index!.Span, target!, (string)key, valueToSet);
        if (!done)
            throw new ScriptRuntimeException(Index.Span, $"Cannot set a value for the readonly member `{key}` in the indexer: {Target}['{key}']");
    }

    public string GetFirstPath() => (Target as IScriptVariablePath)?.GetFirstPath() ?? string.Empty;

    internal override void Print(StringBuilder text)
    {
        if (ScriptVariable.Arguments.Equals(Target) && Index is ScriptLiteral { Value: int and >= 0 })
            text.Append(Target).Append(Index);
        else
            text.Append(Target).Append('[').Append(Index).Append(']');
    }

    private object? IndexIn(TemplateContext context, object? target)
    {
        if (target is null)
            throw new ScriptRuntimeException(Target!.Span, $"Object `{Target}` is null. Cannot access indexer: {this}");

        return context.Evaluate(Index, false) ?? NullIndex(context);
    }

    private object? NullIndex(TemplateContext context) => context.EnableNullIndexer
        ? null
        : throw new ScriptRuntimeException(Index!.Span, $"Cannot access target `{Target}` with a null indexer: {this}");

    private object? Key(TemplateContext context, IObjectAccessor accessor, object index)
    {
        var type = accessor.IndexType
            ?? throw new ScriptRuntimeException(Index!.Span, $"Cannot access target `{Target}` with an untyped indexer: {this}");
        return context.ToObject(Index!.Span, index, type) ?? NullIndex(context);
    }

    private static bool UsesPositions(TemplateContext context, object target, object index, out IListAccessor list)
    {
        list = context.TryGetListAccessor(target)!;
        return list is not null && target is not IDictionary && !(target is IScriptObject && index is string);
    }

    private int Position(TemplateContext context, IListAccessor list, object target, object index)
    {
        var position = context.ToInt(Index!.Span, index);
        var length = list.GetLength(context, Target!.Span, target);
        if (position < 0)
            position += length;
        if (!context.EnableRelaxedIndexerAccess && (position < 0 || position >= length))
            throw new ScriptRuntimeException(Index.Span, $"The index {position} is out of bounds [0, {length}] on the `{Target}` with the indexer: {Index}");
        return position;
    }

    private static bool IsNullConditional(ScriptExpression? expression) => expression switch
    {
        ScriptMemberExpression member => member.NullConditional || IsNullConditional(member.Target),
        ScriptIndexerExpression indexer => IsNullConditional(indexer.Target),
        ScriptNestedExpression nested => IsNullConditional(nested.Expression),
        _ => false,
    };
}
