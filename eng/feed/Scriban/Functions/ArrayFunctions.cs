using System.Collections;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary><c>array</c>. Lists are not changed: what comes out is new, and often made only while it is read.</summary>
internal sealed partial class ArrayFunctions : ScriptObject
{
    public static IEnumerable Add(TemplateContext context, SourceSpan span, IEnumerable? list, object? value) => list is null
        ? new ScriptRange { value }
        : new ScriptArray(context.Iterate(span, list)) { value };

    public static IEnumerable? AddRange(TemplateContext context, SourceSpan span, IEnumerable? list1, IEnumerable? list2) =>
        Concat(context, span, list1, list2);

    public static IEnumerable? Concat(TemplateContext context, SourceSpan span, IEnumerable? list1, IEnumerable? list2) => (list1, list2) switch
    {
        (null, null) => null,
        (null, _) => new ScriptRange(list2),
        (_, null) => new ScriptRange(list1),
        _ => new ScriptRange(context.Iterate(span, list1).Concat(context.Iterate(span, list2))),
    };

    public static IEnumerable? Compact(TemplateContext context, SourceSpan span, IEnumerable? list) =>
        list is null ? null : new ScriptRange(context.Iterate(span, list).Where(item => item is not null));

    public static bool Contains(TemplateContext context, SourceSpan span, IEnumerable? list, object? item) =>
        list is not null && context.Iterate(span, list).Any(element => Equals(element, item) || (element is Enum value && IsNamed(value, item)));

    public static object? First(IEnumerable? list) => list switch
    {
        null => null,
        IList known => known.Count > 0 ? known[0] : null,
        _ => list.Cast<object?>().FirstOrDefault(),
    };

    public static object? Last(TemplateContext context, SourceSpan span, IEnumerable? list) => list switch
    {
        null => null,
        IList known => known.Count > 0 ? known[^1] : null,
        _ => context.Iterate(span, list).LastOrDefault(),
    };

    public static IEnumerable InsertAt(TemplateContext context, SourceSpan span, IEnumerable? list, int index, object? value)
    {
        var array = new ScriptArray(context.Iterate(span, list ?? Array.Empty<object>()));
        index = Math.Max(index, 0);
        using var iteration = context.EnterIteration();
        while (array.Count < index)
        {
            context.Step(span);
            array.Add(null);
        }

        array.Insert(index, value);
        return array;
    }

    public static IEnumerable? Limit(TemplateContext context, SourceSpan span, IEnumerable? list, int count) =>
        list is null ? null : new ScriptRange(context.Iterate(span, list).Take(count));

    public static IEnumerable? Offset(TemplateContext context, SourceSpan span, IEnumerable? list, int index) =>
        list is null ? null : new ScriptRange(context.Iterate(span, list).Skip(index));

    public static IList RemoveAt(TemplateContext context, SourceSpan span, IList? list, int index)
    {
        if (list is null)
            return new ScriptArray();

        var array = new ScriptArray(context.Iterate(span, list));
        array.RemoveAt(index < 0 ? array.Count + index : index);
        return array;
    }

    public static IEnumerable Reverse(TemplateContext context, SourceSpan span, IEnumerable? list) =>
        list is null ? new ScriptArray() : new ScriptRange(context.Iterate(span, list).Reverse());

    public static int Size(TemplateContext context, SourceSpan span, IEnumerable? list) => list switch
    {
        null => 0,
        ICollection known => known.Count,
        _ => context.Iterate(span, list).Count(),
    };

    public static IEnumerable? Uniq(TemplateContext context, SourceSpan span, IEnumerable? list) =>
        list is null ? null : new ScriptRange(context.Iterate(span, list).Distinct());

    /// <summary>One after the other at each call, from the start again after the last; lists with the same text, or the same group, share their place.</summary>
    public static object? Cycle(TemplateContext context, SourceSpan span, IList? list, object? group = null)
    {
        if (list is null)
            return null;

        var key = new CycleKey(group is null ? Join(context, span, list, ",") : context.ObjectToString(group) ?? string.Empty);
        var next = context.Tags.TryGetValue(key, out var before) && before is int place ? place : 0;
        if (list.Count == 0)
            return null;

        next %= list.Count;
        context.Tags[key] = next + 1;
        return list[next];
    }

    private static bool IsNamed(Enum value, object? item)
    {
        try
        {
            return item is not null && value.Equals(item is string name ? Enum.Parse(value.GetType(), name) : Enum.ToObject(value.GetType(), item));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private sealed record CycleKey(string Group);
}
