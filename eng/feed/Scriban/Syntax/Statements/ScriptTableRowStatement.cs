using System.Collections;
using System.Globalization;
using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>A loop that writes the cells and rows of an HTML table: <c>tablerow variable in list cols:2</c>.</summary>
internal sealed class ScriptTableRowStatement : ScriptForStatement
{
    private protected override ScriptVariable LoopVariable => ScriptVariable.TablerowObject;

    private protected override LoopState CreateState(IEnumerable list, IEnumerator items) => new RowState(list, items);

    private protected override void ReadArgument(TemplateContext context, ScriptNamedArgument argument)
    {
        if (argument.Name?.Name != "cols")
            base.ReadArgument(context, argument);
    }

    private protected override void BeforeLoop(TemplateContext context) => context.Write("<tr class=\"row1\">");

    private protected override void AfterLoop(TemplateContext context) => context.Write("</tr>").WriteLine();

    private protected override object? RunBody(TemplateContext context, LoopState state)
    {
        var row = (RowState)state;
        row.Columns ??= Columns(context);
        if (row.Column == 0 && row.Index > 0)
        {
            var number = (row.Index / row.Columns.Value) + 1;
            context.Write("</tr>").WriteLine().Write(string.Create(CultureInfo.InvariantCulture, $"<tr class=\"row{number}\">"));
        }

        context.Write(string.Create(CultureInfo.InvariantCulture, $"<td class=\"col{row.Column + 1}\">"));
        var result = base.RunBody(context, state);
        context.Write("</td>");
        return result;
    }

    private int Columns(TemplateContext context)
    {
        var argument = NamedArguments.FindLast(argument => argument.Name?.Name == "cols");
        return argument is null ? 1 : Math.Max(1, Number(context, argument));
    }

    private sealed class RowState(IEnumerable list, IEnumerator items) : LoopState(list, items)
    {
        public int? Columns { get; set; }

        public int Column => Index % (Columns ?? 1);

        public override bool Contains(string member) =>
            base.Contains(member) || member is "col" or "col0" or "col_first" or "col_last";

        public override bool TryGetValue(TemplateContext context, SourceSpan span, string member, out object? value)
        {
            if (base.TryGetValue(context, span, member, out value))
                return true;

            value = member switch
            {
                "col" or "col0" => Column,
                "col_first" => Column == 0,
                "col_last" => Column == (Columns ?? 1) - 1,
                _ => null,
            };
            return value is not null;
        }
    }
}
