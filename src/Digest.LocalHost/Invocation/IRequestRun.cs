using Digest.LocalHost.Discovery;

namespace Digest.LocalHost.Invocation;

/// <summary>The HTTP side of a run.</summary>
internal interface IRequestRun
{
    /// <summary>Makes the request known to the context, before any middleware sees it.</summary>
    void Begin(InvocationContext context);

    /// <summary>Writes the response, after all middleware, before other outputs.</summary>
    Task RespondAsync(InvocationContext context, FunctionDescriptor function, object? result);
}
