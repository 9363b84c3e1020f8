namespace Azure.Data.Tables.Service;

/// <summary>One code path for both kinds of callers: what is run with <c>async: false</c> never waits, so it is done when it returns.</summary>
internal static class Synchronous
{
    public static T Now<T>(this ValueTask<T> task)
    {
        if (!task.IsCompleted)
            throw new InvalidOperationException("A synchronous call went on asynchronously.");
        return task.GetAwaiter().GetResult();
    }

    public static void Now(this ValueTask task)
    {
        if (!task.IsCompleted)
            throw new InvalidOperationException("A synchronous call went on asynchronously.");
        task.GetAwaiter().GetResult();
    }
}
