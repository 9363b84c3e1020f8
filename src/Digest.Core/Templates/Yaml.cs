using Scriban.Runtime;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Digest.Core.Templates;

/// <summary>Reads a file of words or colours as values that templates can name.</summary>
internal static class Yaml
{
    public static ScriptObject Read(string path, string text)
    {
        try
        {
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
