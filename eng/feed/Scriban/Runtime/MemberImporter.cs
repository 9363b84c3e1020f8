using System.Reflection;

namespace Scriban.Runtime;

/// <summary>Copies the members of an object, or the static members of a type, into an object of a template.</summary>
internal static class MemberImporter
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly;

    public static void Import(IScriptObject script, object source, ScriptMemberImportFlags flags, MemberFilterDelegate? filter, MemberRenamerDelegate renamer)
    {
        var instance = source is Type ? null : source;
        foreach (var type in Lineage(source as Type ?? source.GetType()))
        {
            if (flags.HasFlag(ScriptMemberImportFlags.Field))
            {
                foreach (var field in type.GetFields(Declared).Where(field => !field.IsLiteral && (field.IsStatic || instance is not null) && IsWanted(field, filter)))
                    Set(script, Name(field, renamer), JsonConversion.Plain(field.GetValue(instance)), field.IsInitOnly);
            }

            if (flags.HasFlag(ScriptMemberImportFlags.Property))
            {
                foreach (var property in type.GetProperties(Declared))
                {
                    if (property.GetMethod is { IsPublic: true } getter && (getter.IsStatic || instance is not null)
                        && property.GetIndexParameters().Length == 0 && IsWanted(property, filter))
                        Set(script, Name(property, renamer), JsonConversion.Plain(property.GetValue(instance)), false);
                }
            }

            if (flags.HasFlag(ScriptMemberImportFlags.Method) && instance is null)
            {
                foreach (var method in type.GetMethods(Declared).Where(method => method.IsStatic && !method.IsSpecialName && IsWanted(method, filter)))
                    Set(script, Name(method, renamer), DynamicCustomFunction.Create(null, method), true);
            }
        }
    }

    /// <summary>The type and those it derives from, the most basic first, so that the derived one has the last word.</summary>
    private static IEnumerable<Type> Lineage(Type type)
    {
        var lineage = new Stack<Type>();
        for (var next = type; next is not null && next != typeof(object); next = next.BaseType)
            lineage.Push(next);
        return lineage;
    }

    private static bool IsWanted(MemberInfo member, MemberFilterDelegate? filter) =>
        (filter is null || filter(member)) && member.GetCustomAttribute<ScriptMemberIgnoreAttribute>() is null;

    private static string Name(MemberInfo member, MemberRenamerDelegate renamer) =>
        renamer(member) is { Length: > 0 } name ? name : member.Name;

    private static void Set(IScriptObject script, string name, object? value, bool readOnly)
    {
        if (script is ScriptObject target)
            target.SetValue(name, value, readOnly);
        else
            script.TrySetValue(DetachedContext.Value, default, name, value, readOnly);
    }
}
