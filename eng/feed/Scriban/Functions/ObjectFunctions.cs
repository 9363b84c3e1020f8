using System.Collections;
using System.Globalization;
using System.Text.Json;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Functions;

/// <summary><c>object</c></summary>
internal sealed class ObjectFunctions : ScriptObject
{
    /// <summary>The value, or the other one if it is null or an empty text.</summary>
    public static object? Default(object? value, object? @default) => value is null or "" ? @default : value;

    public static object? Eval(TemplateContext context, SourceSpan span, object? value) =>
        Evaluate(context, value, text =>
        {
            var template = Template.Parse(text, lexerOptions: new LexerOptions { Mode = ScriptMode.ScriptOnly });
            if (template.HasErrors)
                throw new ScriptRuntimeException(span, template.Messages.ToString());
            return template.Page?.Body switch
            {
                null => null,
                { Statements: [var only] } => context.Evaluate(only),
                _ => context.Evaluate(template.Page),
            };
        });

    public static object? EvalTemplate(TemplateContext context, SourceSpan span, object? value) =>
        Evaluate(context, value, text =>
        {
            var template = Template.Parse(text);
            var output = new StringBuilderOutput();
            context.PushOutput(output);
            try
            {
                context.Evaluate(template.Page, false);
            }
            finally
            {
                context.PopOutput();
            }

            return output.ToString();
        });

    public static string Format(TemplateContext context, SourceSpan span, object? value, string? format, string? culture = null) => value switch
    {
        null => string.Empty,
        IFormattable formattable => formattable.ToString(format ?? string.Empty, culture is null ? context.CurrentCulture : new CultureInfo(culture)),
        _ => throw new ScriptRuntimeException(span, $"Unexpected `{value}`. Must be a formattable object"),
    };

    public static bool HasKey(IDictionary<string, object?>? value, string? key) => value is not null && key is not null && value.ContainsKey(key);

    public static bool HasValue(IDictionary<string, object?>? value, string? key) => HasKey(value, key) && value![key!] is not null;

    public static new ScriptArray Keys(TemplateContext context, SourceSpan span, object? value) => value switch
    {
        null => new ScriptArray(),
        IDictionary dictionary => new ScriptArray(context.Iterate(span, dictionary.Keys)),
        IDictionary<string, object?> dictionary => new ScriptArray(context.Iterate(span, dictionary.Keys)),
        IScriptObject members => new ScriptArray(context.Iterate(span, members.GetMembers())),
        IScriptCustomFunction => new ScriptArray(),
        _ => new ScriptArray(context.Iterate(span, context.GetMemberAccessor(value).GetMembers(context, span, value))),
    };

    public static new ScriptArray Values(TemplateContext context, SourceSpan span, object? value)
    {
        switch (value)
        {
            case null:
            case IScriptCustomFunction and not IDictionary<string, object?>:
                return new ScriptArray();
            case IDictionary<string, object?> dictionary:
                return new ScriptArray(context.Iterate(span, (IEnumerable)dictionary.Values));
        }

        var accessor = context.GetMemberAccessor(value);
        var values = new ScriptArray();
        foreach (var member in context.Iterate(span, accessor.GetMembers(context, span, value)))
        {
            accessor.TryGetValue(context, span, value, (string)member!, out var item);
            values.Add(item);
        }

        return values;
    }

    public static int Size(TemplateContext context, SourceSpan span, object? value) => value switch
    {
        string text => text.Length,
        IEnumerable list => ArrayFunctions.Size(context, span, list),
        _ => 0,
    };

    public static string? Typeof(object? value) => value switch
    {
        null => null,
        string => "string",
        bool => "boolean",
        _ when TemplateContext.IsNumeric(value.GetType()) => "number",
        ScriptRange => "iterator",
        IList => "array",
        ScriptObject or IDictionary => "object",
        IEnumerable => "iterator",
        _ => "object",
    };

    public static string? Kind(TemplateContext context, object? value) => value is null ? null : context.GetTypeName(value);

    public static object? FromJson(string? json)
    {
        using var document = JsonDocument.Parse(json!);
        return document.RootElement.Clone().ToScript();
    }

    public static string ToJson(TemplateContext context, SourceSpan span, object? value) => JsonText.Of(context, span, value);

    private static object? Evaluate(TemplateContext context, object? value, Func<string, object?> evaluate)
    {
        switch (value)
        {
            case string text:
                try
                {
                    return evaluate(text);
                }
                catch (Exception exception)
                {
                    throw new ArgumentException(exception.Message, nameof(value));
                }

            case IScriptCustomFunction function:
                return FunctionCaller.Call(context, context.CurrentNode, function, usePipe: false, null);
            default:
                return value;
        }
    }
}
