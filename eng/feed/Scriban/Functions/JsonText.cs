using System.Collections;
using System.Text;
using System.Text.Json;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary>A value of a template as JSON.</summary>
internal static class JsonText
{
    public static string Of(TemplateContext context, SourceSpan span, object? value)
    {
        if (value is IScriptCustomFunction)
            throw new ArgumentOutOfRangeException(nameof(value), "Can not serialize functions to JSON.");

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Write(new Writing(context, span, writer, new HashSet<object>(ReferenceEqualityComparer.Instance)), value, 1);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Writing writing, object? value, int depth)
    {
        var (context, span, writer, path) = writing;
        var type = value?.GetType() ?? typeof(object);
        var tracked = value is not null and not string && !type.IsValueType;
        if ((context.ObjectRecursionLimit != 0 && depth > context.ObjectRecursionLimit) || (tracked && !path.Add(value!)))
            throw new InvalidOperationException("Structure is too deeply nested or contains reference loops.");

        if (value is null or string or IFormattable and not ScriptObject || TemplateContext.IsNumeric(type))
        {
            JsonSerializer.Serialize(writer, value, type);
        }
        else if (value is IList list)
        {
            writer.WriteStartArray();
            foreach (var item in context.Iterate(span, list))
                Write(writing, item, depth + 1);
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteStartObject();
            var accessor = context.GetMemberAccessor(value);
            foreach (var member in context.Iterate(span, accessor.GetMembers(context, span, value)))
            {
                if (!accessor.TryGetValue(context, span, value, (string)member!, out var item))
                    continue;
                writer.WritePropertyName((string)member!);
                Write(writing, item, depth + 1);
            }

            writer.WriteEndObject();
        }

        if (tracked)
            path.Remove(value!);
    }

    private readonly record struct Writing(TemplateContext Context, SourceSpan Span, Utf8JsonWriter Writer, HashSet<object> Path);
}
