using System.Diagnostics;
using Digest.LocalHost.Discovery;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Digest.LocalHost.Invocation;

/// <summary>Runs a function once: scope, middleware, timeout, log lines, outputs.</summary>
internal sealed partial class FunctionRunner(
    IServiceProvider services,
    WorkerApplication application,
    ParameterBinder binder,
    OutputWriter outputs,
    TimeSpan? timeout,
    TimeProvider time) : IDisposable
{
    // How long a function may take to notice that its time is up; then Azure restarts the worker, which this host cannot.
    private static readonly TimeSpan TimeoutGrace = TimeSpan.FromSeconds(5);

    // Source and names are the worker's own: who listens sees the same here as in Azure.
    private static readonly ActivitySource Invocations = new("Microsoft.Azure.Functions.Worker");

    private readonly CancellationTokenSource _stopping = new();
    private readonly ILoggerFactory _loggers = services.GetRequiredService<ILoggerFactory>();
    private readonly FunctionExecutionDelegate _pipeline = application.Build(async context =>
    {
        var run = context.Features.Get<Run>()!;
        run.Result = await run.CallAsync(context, binder);
    });

    /// <summary>Cancels every running function, and those that start from now on.</summary>
    public Task CancelAllAsync() => _stopping.CancelAsync();

    /// <summary>Runs the function for an event.</summary>
    /// <param name="function">The function.</param>
    /// <param name="trigger">The event.</param>
    /// <param name="attempt">Which try it is.</param>
    /// <param name="request">The HTTP side of it, where there is one.</param>
    /// <param name="cancellationToken">Cancels the function.</param>
    /// <exception cref="TimeoutException">It ran longer than functionTimeout in host.json.</exception>
    public async Task RunAsync(FunctionDescriptor function, TriggerEvent trigger, Try attempt = default, IRequestRun? request = null, CancellationToken cancellationToken = default)
    {
        using var limit = timeout is { } span ? new CancellationTokenSource(span, time) : new CancellationTokenSource();
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stopping.Token, cancellationToken);
        var scope = services.CreateAsyncScope();
        using var invocation = Start(function);
        var context = new InvocationContext(function, trigger, attempt, scope.ServiceProvider, cancelled.Token);
        invocation?.SetTag("faas.name", function.Name).SetTag("faas.invocation_id", context.InvocationId);
        var run = ExecuteAsync(function, trigger, context, request, limit.Token);
        try
        {
            await LoggedAsync(function, trigger, context, () => WithinAsync(function, run, limit.Token));
        }
        catch (Exception error)
        {
            invocation?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            throw;
        }
        finally
        {
            if (run.IsCompleted)
                await scope.DisposeAsync();
            else
                _ = run.ContinueWith(_ => scope.DisposeAsync().AsTask(), TaskScheduler.Default);
        }
    }

    public void Dispose() => _stopping.Dispose();

    // Whoever posted a request has a trace that is not exported from here.
    private static Activity? Start(FunctionDescriptor function)
    {
        if (!Invocations.HasListeners())
            return null;
        Activity.Current = null;
        return Invocations.StartActivity($"function {function.Name}");
    }

    private async Task ExecuteAsync(FunctionDescriptor function, TriggerEvent trigger, InvocationContext context, IRequestRun? request, CancellationToken limit)
    {
        // Nothing of the function runs before the line that announces it.
        await Task.Yield();
        var run = new Run(function, trigger);
        context.Features.Set(run);
        request?.Begin(context);
        await _pipeline(context);
        if (request is not null)
            await request.RespondAsync(context, function, run.Result);
        // Neither a client that hung up nor a stopping host takes back what a function has achieved; its timeout does.
        limit.ThrowIfCancellationRequested();
        await outputs.WriteAsync(function, run.Result, trigger.BindingData, limit);
    }

    private async Task WithinAsync(FunctionDescriptor function, Task run, CancellationToken limit)
    {
        try
        {
            await run.WaitAsync(limit);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            if (await Task.WhenAny(run, Task.Delay(TimeoutGrace, CancellationToken.None)) != run)
                Log.StillRunning(_loggers.CreateLogger("Function." + function.Name), function.Name);
            throw new TimeoutException($"Function {function.Name} ran longer than the functionTimeout of {timeout} in host.json.");
        }
    }

    private async Task LoggedAsync(FunctionDescriptor function, TriggerEvent trigger, InvocationContext context, Func<Task> run)
    {
        var logger = _loggers.CreateLogger("Function." + function.Name);
        var started = Stopwatch.GetTimestamp();
        Log.Executing(logger, function.Name, trigger.Reason, context.InvocationId);
        try
        {
            await run();
            Log.Succeeded(logger, function.Name, context.InvocationId, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception error)
        {
            Log.Failed(logger, error, function.Name, context.InvocationId, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            throw;
        }
    }

    private sealed class Run(FunctionDescriptor function, TriggerEvent trigger)
    {
        public object? Result { get; set; }

        public async Task<object?> CallAsync(FunctionContext context, ParameterBinder binder)
        {
            var method = function.Method;
            var instance = method.IsStatic ? null : ActivatorUtilities.CreateInstance(context.InstanceServices, method.DeclaringType!);
            var arguments = await binder.BindAsync(function, trigger, context);
            return await Awaited.ResultAsync(method, method.Invoke(instance, System.Reflection.BindingFlags.DoNotWrapExceptions, null, arguments, null));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Executing 'Functions.{Function}' (Reason='{Reason}', Id={InvocationId})")]
        public static partial void Executing(ILogger logger, string function, string reason, string invocationId);

        [LoggerMessage(2, LogLevel.Information, "Executed 'Functions.{Function}' (Succeeded, Id={InvocationId}, Duration={Milliseconds}ms)")]
        public static partial void Succeeded(ILogger logger, string function, string invocationId, long milliseconds);

        [LoggerMessage(3, LogLevel.Error, "Executed 'Functions.{Function}' (Failed, Id={InvocationId}, Duration={Milliseconds}ms)")]
        public static partial void Failed(ILogger logger, Exception error, string function, string invocationId, long milliseconds);

        [LoggerMessage(4, LogLevel.Error, "'Functions.{Function}' did not stop after its timeout and runs on; Azure restarts the worker process here")]
        public static partial void StillRunning(ILogger logger, string function);
    }
}
