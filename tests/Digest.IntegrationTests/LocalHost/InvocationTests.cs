using Digest.IntegrationTests.Services;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Digest.IntegrationTests.LocalHost;

public sealed class InvocationTests(AzuriteFixture azurite) : HostTest(azurite)
{
    [SkippableFact]
    public async Task Each_run_has_a_scope_and_an_id_of_its_own()
    {
        await StartAsync([typeof(Scoped)], configure: builder => builder.Services.AddScoped<Visit>());

        await Queue.SendMessageAsync("one");
        await Queue.SendMessageAsync("two");

        await Journal.UntilAsync("same scope True");
        await Journal.UntilAsync("disposed", 2);
        Assert.Equal(2, Journal.Entries.Where(entry => entry.StartsWith("scope ", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(2, Journal.Entries.Where(entry => entry.StartsWith("id ", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(2, Journal.Count("Scoped Host.Functions.Scoped queueTrigger trace True"));
    }

    [SkippableFact]
    public async Task Middleware_surrounds_the_function_in_the_order_of_its_registration_and_shares_items()
    {
        await StartAsync([typeof(Scoped)], configure: builder =>
        {
            builder.Services.AddScoped<Visit>();
            builder.UseMiddleware<Outer>();
            builder.UseMiddleware(async (context, next) =>
            {
                Journal.Note("inner in");
                context.Items["word"] = "shared";
                await next();
                Journal.Note("inner out");
            });
        });

        await Queue.SendMessageAsync("one");

        await Journal.UntilAsync("disposed");
        Assert.Equal(["outer in", "inner in", "item shared", "inner out", "outer out"], Journal.Entries.Where(entry => entry.EndsWith(" in", StringComparison.Ordinal) || entry.EndsWith(" out", StringComparison.Ordinal) || entry.StartsWith("item", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task A_middleware_that_swallows_a_failure_makes_it_a_success()
    {
        await StartAsync([typeof(Failing)], configure: builder => builder.UseMiddleware(async (_, next) =>
        {
            try
            {
                await next();
            }
            catch (InvalidOperationException)
            {
                Journal.Note("swallowed");
            }
        }));

        await Queue.SendMessageAsync("one");

        await Logs.UntilAsync(LogLevel.Information, "Executed 'Functions.Failing' (Succeeded");
        Assert.Equal(["swallowed"], Journal.Entries);
    }

    [SkippableFact]
    public async Task Runs_are_logged_under_the_name_of_the_function()
    {
        await StartAsync<Failing>("""{"extensions":{"queues":{"maxDequeueCount":1}}}""");

        await Queue.SendMessageAsync("one");

        await Logs.UntilAsync(LogLevel.Error, "Executed 'Functions.Failing' (Failed, Id=");
        var lines = Logs.Lines.Where(line => line.Category == "Function.Failing").ToList();
        Assert.StartsWith($"Executing 'Functions.Failing' (Reason='New queue message detected on '{QueueName}'.', Id=", lines[0].Text, StringComparison.Ordinal);
        Assert.Contains("broken on purpose", lines[1].Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_timeout_of_host_json_cancels_a_run_and_fails_it()
    {
        await StartAsync<Slow>("""{"functionTimeout":"00:00:01","extensions":{"queues":{"maxDequeueCount":1}}}""");

        await Queue.SendMessageAsync("one");

        await Journal.UntilAsync("cancelled");
        await Logs.UntilAsync(LogLevel.Error, "ran longer than the functionTimeout of 00:00:01");
    }

    [SkippableFact]
    public async Task A_function_that_a_setting_disables_does_not_listen()
    {
        var host = await StartAsync([typeof(Failing), typeof(Slow)], settings: [("AzureWebJobs_Slow_Disabled", "1"), ("AzureWebJobs.Failing.Disabled", "TRUE")]);

        Assert.All(host.Functions, function => Assert.True(function.Disabled));
        await Queue.SendMessageAsync("one");
        await host.StopAsync(CancellationToken.None);

        Assert.Equal("one", (await Queue.PeekMessageAsync()).Value.Body.ToString());
    }

    public sealed class Visit(Journal journal) : IDisposable
    {
        public Guid Id { get; } = Guid.NewGuid();

        public void Dispose() => journal.Note("disposed");
    }

    public sealed class Outer(Journal journal) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            journal.Note("outer in");
            await next(context);
            journal.Note("outer out");
        }
    }

    public sealed class Scoped(Journal journal, Visit visit)
    {
        [Function("Scoped")]
        public void Run([QueueTrigger("%QUEUE%")] string message, FunctionContext context)
        {
            journal.Note("scope " + visit.Id);
            journal.Note("id " + context.InvocationId);
            journal.Note($"same scope {context.InstanceServices.GetRequiredService<Visit>().Id == visit.Id}");
            journal.Note($"{context.FunctionDefinition.Name} {context.FunctionId} {context.FunctionDefinition.InputBindings["message"].Type} trace {context.TraceContext.TraceParent.StartsWith("00-", StringComparison.Ordinal)}");
            if (context.Items.TryGetValue("word", out var word))
                journal.Note("item " + word);
        }
    }

    public sealed class Failing
    {
        [Function("Failing")]
        public static void Run([QueueTrigger("%QUEUE%")] string message) => throw new InvalidOperationException("broken on purpose");
    }

    public sealed class Slow(Journal journal)
    {
        [Function("Slow")]
        public async Task RunAsync([QueueTrigger("%QUEUE%")] string message, CancellationToken cancellationToken)
        {
            try
            {
                await journal.GateAsync("never", cancellationToken);
            }
            catch (OperationCanceledException)
            {
                journal.Note("cancelled");
                throw;
            }
        }
    }
}
