using System.Reflection;

namespace Digest.LocalHost.Discovery;

/// <summary>Methods that return a task, a value task, or neither.</summary>
internal static class Awaited
{
    public static Type ResultType(Type returned)
    {
        if (returned == typeof(Task) || returned == typeof(ValueTask))
            return typeof(void);
        return IsTaskOfT(returned) || IsValueTaskOfT(returned) ? returned.GetGenericArguments()[0] : returned;
    }

    /// <summary>Waits for what <paramref name="method"/> returned, where there is something to wait for.</summary>
    public static async Task<object?> ResultAsync(MethodInfo method, object? returned)
    {
        var type = method.ReturnType;
        if (IsValueTaskOfT(type))
        {
            returned = type.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(returned, null);
            type = returned!.GetType();
        }

        switch (returned)
        {
            case ValueTask task:
                await task;
                return null;
            case Task task:
                await task;
                return ResultType(method.ReturnType) == typeof(void) ? null : type.GetProperty(nameof(Task<>.Result))!.GetValue(task);
            default:
                return returned;
        }
    }

    private static bool IsTaskOfT(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>);

    private static bool IsValueTaskOfT(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>);
}
