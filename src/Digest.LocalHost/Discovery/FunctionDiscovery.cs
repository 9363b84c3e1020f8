using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Digest.LocalHost.Discovery;

/// <summary>Finds the functions of an assembly and refuses what the Functions host or the worker's analyzers would refuse.</summary>
internal static class FunctionDiscovery
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<FunctionDescriptor> Find(Assembly assembly, Predicate<Type>? include)
    {
        var functions = (
            from type in assembly.GetTypes()
            where include?.Invoke(type) ?? true
            from method in type.GetMethods(Any)
            let attribute = method.GetCustomAttribute<FunctionAttribute>()
            where attribute is not null
            orderby attribute.Name
            select Describe(attribute.Name, method)).ToList();

        foreach (var same in functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            throw new LocalHostException($"Two functions are named {same.Key}: {string.Join(" and ", same.Select(function => Place(function.Method)))}. Names are unique, whatever their case.");
        foreach (var function in functions)
            FunctionRules.Check(function);
        return functions;
    }

    public static string Place(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";

    private static FunctionDescriptor Describe(string name, MethodInfo method)
    {
        var triggers = (
            from parameter in method.GetParameters()
            let trigger = parameter.GetCustomAttribute<TriggerBindingAttribute>()
            where trigger is not null
            select (parameter, trigger)).ToList();
        if (triggers.Count != 1)
            throw new LocalHostException($"Function {name} ({Place(method)}) has {triggers.Count} triggers. A function has exactly one parameter with a trigger.");
        return new FunctionDescriptor(name, method, triggers[0].parameter, triggers[0].trigger, method.GetCustomAttribute<RetryAttribute>(), [.. Outputs(method)]);
    }

    private static IEnumerable<FunctionOutput> Outputs(MethodInfo method)
    {
        if (method.GetCustomAttribute<OutputBindingAttribute>() is { } whole)
            return [new FunctionOutput(whole, null)];
        return
            from property in Awaited.ResultType(method.ReturnType).GetProperties()
            let binding = property.GetCustomAttribute<OutputBindingAttribute>()
            where binding is not null
            select new FunctionOutput(binding, property);
    }
}
