using System.Collections;
using System.Numerics;

namespace Scriban.Runtime;

/// <summary>The names of types as templates know them.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Known = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(ushort)] = "ushort",
        [typeof(short)] = "short",
        [typeof(uint)] = "uint",
        [typeof(int)] = "int",
        [typeof(ulong)] = "ulong",
        [typeof(long)] = "long",
        [typeof(string)] = "string",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(BigInteger)] = "bigint",
        [typeof(ScriptRange)] = "range",
    };

    public static string Of(Type type)
    {
        if (Known.TryGetValue(type, out var known))
            return known;
        if (type.IsEnum)
            return "enum";
        if (typeof(IList).IsAssignableFrom(type))
            return "array";
        if (typeof(IScriptObject).IsAssignableFrom(type))
            return "object";
        if (typeof(IScriptCustomFunction).IsAssignableFrom(type))
            return "function";

        var name = type.Name;
        if (name.IndexOf('`', StringComparison.Ordinal) is var arity and > 0)
            name = $"{name[..arity]}<{string.Join(", ", type.GenericTypeArguments.Select(Of))}>";
        if (type.Namespace?.StartsWith("Scriban.", StringComparison.Ordinal) != true)
            return name;
        return StandardMemberRenamer.Rename(name.StartsWith("Script", StringComparison.Ordinal) ? name["Script".Length..] : name);
    }
}
