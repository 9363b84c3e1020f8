using System.Collections;
using System.Text;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Functions;

/// <summary>Functions that ask a function, or a member, of each element.</summary>
internal sealed partial class ArrayFunctions
{
    public static bool Any(TemplateContext context, SourceSpan span, IEnumerable? list, object? function, params object?[] args)
    {
        if (list is null || function is not IScriptCustomFunction condition)
            return false;
        return context.Iterate(span, list).Any(item => FunctionCaller.Call(context, context.CurrentNode, condition, new ScriptArray(args.Prepend(item))) is true);
    }

    public static ScriptRange? Each(TemplateContext context, SourceSpan span, IEnumerable? list, object? function) =>
        Apply(context, span, list, function, (items, call) => items.Select(call));

    public static ScriptRange? Filter(TemplateContext context, SourceSpan span, IEnumerable? list, object? function) =>
        Apply(context, span, list, function, (items, call) => items.Where(item => context.ToBool(span, call(item))));

    public static string Join(TemplateContext context, SourceSpan span, IEnumerable? list, string? delimiter, object? function = null)
    {
        if (list is null)
            return string.Empty;

        var transform = FunctionOrNull(function);
        var text = new StringBuilder();
        var isFirst = true;
        foreach (var item in context.Iterate(span, list))
        {
            if (!isFirst)
                Append(delimiter);
            isFirst = false;

            var part = context.ObjectToString(item);
            if (transform is not null)
                part = context.ObjectToString(FunctionCaller.Call(context, context.CurrentNode, transform, new ScriptArray { part }));
            Append(part);
        }

        return text.ToString();

        void Append(string? part)
        {
            if (context.LimitToString > 0 && part?.Length > 0 && (long)text.Length + part.Length > context.LimitToString)
                throw new ScriptRuntimeException(span, $"Joined string exceeds LimitToString `{context.LimitToString}`.");
            text.Append(part);
        }
    }

    /// <summary>The member of that name of each element that has it.</summary>
    public static IEnumerable Map(TemplateContext context, SourceSpan span, object? list, string? member) =>
        new ScriptRange(list is null || member is null ? [] : MapItems(context, span, list as IEnumerable ?? new[] { list }, member));

    /// <summary>By value, by member, or by the member of a member: <c>'a.b'</c>.</summary>
    public static IEnumerable Sort(TemplateContext context, SourceSpan span, object? list, string? member = null)
    {
        if (list is null)
            return new ScriptRange();
        if (list is not IEnumerable items)
            return new ScriptArray { list };

        var values = context.Iterate(span, items).ToList();
        return new ScriptArray(string.IsNullOrEmpty(member)
            ? values.Order(Comparer<object?>.Default)
            : values.OrderBy(item => SortKey(context, span, item, member), Comparer<object?>.Default));
    }

    private static IEnumerable<object?> MapItems(TemplateContext context, SourceSpan span, IEnumerable list, string member)
    {
        foreach (var item in context.Iterate(span, list))
        {
            var accessor = context.GetMemberAccessor(item!);
            if (!accessor.HasMember(context, span, item!, member))
                continue;
            accessor.TryGetValue(context, span, item!, member, out var value);
            yield return value;
        }
    }

    private static object? SortKey(TemplateContext context, SourceSpan span, object? item, string member)
    {
        if (TryGetMember(context, span, item, member, out var value))
            return value;

        value = item;
        foreach (var part in member.Split('.'))
        {
            if (!TryGetMember(context, span, value, part, out value))
                return null;
        }

        return value;
    }

    private static bool TryGetMember(TemplateContext context, SourceSpan span, object? target, string member, out object? value)
    {
        value = null;
        if (target is null)
            return false;
        return context.GetMemberAccessor(target).TryGetValue(context, span, target, member, out value)
            || (context.TryGetMember?.Invoke(context, span, target, member, out value) ?? false);
    }

    private static ScriptRange? Apply(
        TemplateContext context,
        SourceSpan span,
        IEnumerable? list,
        object? function,
        Func<IEnumerable<object?>, Func<object?, object?>, IEnumerable<object?>> apply)
    {
        if (list is null)
            return null;
        if (FunctionOrNull(function) is not { } transform)
            return new ScriptRange(list);

        var caller = context.CurrentNode;
        var type = transform.GetParameterInfo(0).ParameterType;
        var items = context.Iterate(span, list).Select(item => context.ToObject(span, item, type));
        return new ScriptRange(apply(items, item => FunctionCaller.Call(context, caller, transform, new ScriptArray { item })));
    }

    private static IScriptCustomFunction? FunctionOrNull(object? function) => function is null or IScriptCustomFunction
        ? (IScriptCustomFunction?)function
        : throw new ArgumentException($"The parameter `{function}` is not a function. Maybe prefix it with @?", nameof(function));
}
