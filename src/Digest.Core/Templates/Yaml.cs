using Scriban.Runtime;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Digest.Core.Templates;

/// <summary>Reads a file of words or colours as values that templates can name.</summary>
internal static class Yaml
{
    public static ScriptObject Read(string path, string text)
    {
        try
        {
            Check(path, text);
            if (Value(new DeserializerBuilder().Build().Deserialize<object?>(text)) is ScriptObject values)
                return values;
        }
        catch (YamlException exception)
        {
            throw new TemplateException(path, (int)exception.Start.Line, (int)exception.Start.Column,
                (exception.InnerException?.Message ?? exception.Message).TrimEnd('.'), "Correct the YAML at this place", exception);
        }

        throw new TemplateException(path, 1, 1, "It holds no names with values", "Write it as lines of the form name: value");
    }

    /// <summary>What is small on paper and without end in memory is refused before it is read.</summary>
    private static void Check(string path, string text)
    {
        const int Deepest = 8;
        var depth = 0;
        for (var parser = new Parser(new StringReader(text)); parser.MoveNext();)
        {
            depth += parser.Current!.NestingIncrease;
            if (parser.Current is AnchorAlias || depth > Deepest + 2)
                throw new TemplateException(path, (int)parser.Current.Start.Line, (int)parser.Current.Start.Column,
                    depth > Deepest + 2 ? $"It nests deeper than {Deepest} levels" : "It repeats a part by an alias (*name)", "Write plain names with values or lists");
        }
    }

    private static object? Value(object? node) => node switch
    {
        IDictionary<object, object?> map => Object(map),
        IList<object?> list => new ScriptArray(list.Select(Value)),
        _ => node?.ToString() ?? "",
    };

    private static ScriptObject Object(IDictionary<object, object?> map)
    {
        var values = new ScriptObject();
        foreach (var (name, node) in map)
            values[$"{name}"] = Value(node);
        return values;
    }
}
