using System.Collections;
using System.Text;

namespace Scriban.Syntax;

/// <summary><c>for variable in list offset:1 limit:2 reversed</c></summary>
internal class ScriptForStatement : ScriptLoopStatementBase
{
    public ScriptExpression? Variable { get; set; }

    public ScriptExpression? Iterator { get; set; }

    public List<ScriptNamedArgument> NamedArguments { get; } = [];

    /// <summary>Runs when the list has nothing.</summary>
    public ScriptElseStatement? Else { get; set; }

    internal override Syntax Syntax => Syntax.For;

    private protected virtual ScriptVariable LoopVariable => ScriptVariable.ForObject;

    private protected override object? Run(TemplateContext context)
    {
        var iterator = Required(Iterator, "Invalid for statement. Variable and iterator are required.");
        var source = context.Evaluate(iterator);
        if (source is null)
            return null;
        if (source is not IEnumerable list)
            throw new ScriptRuntimeException(iterator.Span, $"Unexpected type `{source.GetType()}` for iterator");

        list = Select(context, list);
        BeforeLoop(context);
        var items = list.GetEnumerator();
        var state = CreateState(list, items);
        context.SetLoopVariable(LoopVariable, state);
        object? result = null;
        var entered = items.MoveNext();
        if (entered && !RunItems(context, source is IQueryable, items, state, ref result))
            return null;

        AfterLoop(context);
        return entered || Else is null ? result : context.Evaluate(Else);
    }

    private bool RunItems(TemplateContext context, bool queryable, IEnumerator items, LoopState state, ref object? result)
    {
        object? previous = null;
        for (var index = 0; ; index++)
        {
            if (!context.StepLoop(this, queryable))
                return false;

            var item = items.Current;
            state.Index = index;
            state.Changed = index == 0 || !Equals(previous, item);
            if (Variable is ScriptVariable variable)
                context.SetLoopVariable(variable, item);
            else
                context.SetValue(Variable, item);

            result = RunBody(context, state);
            var last = state.MoveNextAndIsLast();
            if (!GoesOn(context) || last)
                return true;
            previous = item;
        }
    }

    private protected virtual LoopState CreateState(IEnumerable list, IEnumerator items) => new(list, items);

    private protected virtual void BeforeLoop(TemplateContext context)
    {
    }

    private protected virtual void AfterLoop(TemplateContext context)
    {
    }

    private protected virtual void ReadArgument(TemplateContext context, ScriptNamedArgument argument) =>
        throw new ScriptRuntimeException(argument.Span, $"Unsupported argument `{argument.Name}` for statement: `{this}`");

    /// <summary>The part of the list that the loop is asked for; whatever the order of the words, offset comes first and limit last.</summary>
    private IEnumerable<object?> Select(TemplateContext context, IEnumerable list)
    {
        var (offset, limit, reversed) = (0, -1, false);
        foreach (var argument in NamedArguments)
        {
            switch (argument.Name?.Name)
            {
                case "offset":
                    offset = Number(context, argument);
                    break;
                case "limit":
                    limit = Number(context, argument);
                    break;
                case "reversed":
                    reversed = true;
                    break;
                default:
                    ReadArgument(context, argument);
                    break;
            }
        }

        var items = list.Cast<object?>();
        if (offset > 0)
            items = items.Skip(offset);
        if (reversed)
            items = items.Reverse();
        return limit > 0 ? items.Take(limit) : items;
    }

    private protected static int Number(TemplateContext context, ScriptNamedArgument argument)
    {
        var value = argument.Value
            ?? throw new ScriptRuntimeException(argument.Span, $"Invalid `{argument.Name}` argument. Value is required.");
        return context.ToInt(value.Span, context.Evaluate(value));
    }

    internal override void Print(StringBuilder text)
    {
        text.Append(this is ScriptTableRowStatement ? "tablerow " : "for ").Append(Variable).Append(" in ").Append(Iterator);
        foreach (var argument in NamedArguments)
            text.Append(' ').Append(argument);
        text.Append("; ").Append(Body);
    }
}
