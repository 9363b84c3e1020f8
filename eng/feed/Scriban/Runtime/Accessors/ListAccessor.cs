using System.Collections;
using Scriban.Parsing;

namespace Scriban.Runtime.Accessors;

/// <summary>Lists and arrays: what is beyond the ends of a list reads as null, and a list grows where it is written.</summary>
internal sealed class ListAccessor : SizedAccessor
{
    public static new readonly ListAccessor Default = new();

    public override int GetLength(TemplateContext context, SourceSpan span, object target) => ((IList)target).Count;

    public override object? GetValue(TemplateContext context, SourceSpan span, object target, int index) => target switch
    {
        Array array => array.GetValue(index),
        IList list when index >= 0 && index < list.Count => list[index],
        _ => null,
    };

    public override void SetValue(TemplateContext context, SourceSpan span, object target, int index, object? value)
    {
        if (target is Array array)
        {
            array.SetValue(value, index);
            return;
        }

        var list = (IList)target;
        if (index < 0)
            return;

        using var iteration = context.EnterIteration();
        while (list.Count <= index)
        {
            context.Step(span);
            list.Add(null);
        }

        list[index] = value;
    }
}
