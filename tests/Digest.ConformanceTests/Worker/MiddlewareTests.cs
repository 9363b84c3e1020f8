using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Digest.ConformanceTests.Worker;

public sealed class MiddlewareTests
{
    private readonly Pipeline _pipeline = new();
    private readonly List<string> _steps = [];

    [Fact]
    public async Task Middleware_surrounds_what_was_added_after_it()
    {
        _pipeline.UseMiddleware(Step("outer")).UseMiddleware(Step("inner"));

        await InvokeAsync();

        Assert.Equal(["outer in", "inner in", "function", "inner out", "outer out"], _steps);
    }

    [Fact]
    public async Task A_middleware_class_is_one_instance_for_all_invocations()
    {
        _pipeline.Services.AddSingleton(_steps);
        _pipeline.UseMiddleware<Counting>();

        await InvokeAsync();
        await InvokeAsync();

        Assert.Equal(["counting 1", "function", "counting 2", "function"], _steps);
        Assert.Equal(ServiceLifetime.Singleton, _pipeline.Services.Single(service => service.ServiceType == typeof(Counting)).Lifetime);
    }

    [Fact]
    public async Task A_conditional_middleware_is_passed_by_where_its_condition_fails()
    {
        _pipeline.Services.AddSingleton(_steps);
        _pipeline.UseWhen<Counting>(context => context.InvocationId == "other").UseWhen(_ => false, Step("never")).UseWhen(_ => true, Step("always"));

        await InvokeAsync();

        Assert.Equal(["always in", "function", "always out"], _steps);
    }

    [Fact]
    public void A_condition_is_required()
    {
        Assert.Throws<ArgumentNullException>("predicate", () => _pipeline.UseWhen<Counting>(null!));
        Assert.Throws<ArgumentNullException>("predicate", () => _pipeline.UseWhen(null!, Step("x")));
        Assert.Throws<ArgumentNullException>("middleware", () => _pipeline.UseWhen(_ => true, null!));
        Assert.Throws<ArgumentNullException>("builder", () => ((IFunctionsWorkerApplicationBuilder)null!).UseWhen(_ => true, Step("x")));
    }

    private Func<FunctionContext, Func<Task>, Task> Step(string name) => async (_, next) =>
    {
        _steps.Add(name + " in");
        await next();
        _steps.Add(name + " out");
    };

    private Task InvokeAsync()
    {
        var run = _pipeline.Build(_ =>
        {
            _steps.Add("function");
            return Task.CompletedTask;
        });
        return run(new StubContext(_pipeline.Provider));
    }

    private sealed class Counting(List<string> steps) : IFunctionsWorkerMiddleware
    {
        private int _count;

        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            steps.Add($"counting {++_count}");
            return next(context);
        }
    }

    private sealed class Pipeline : IFunctionsWorkerApplicationBuilder
    {
        private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];
        private ServiceProvider? _provider;

        public IServiceCollection Services { get; } = new ServiceCollection();

        public IServiceProvider Provider => _provider ??= Services.BuildServiceProvider();

        public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
        {
            _middleware.Add(middleware);
            return this;
        }

        public FunctionExecutionDelegate Build(FunctionExecutionDelegate function) =>
            Enumerable.Reverse(_middleware).Aggregate(function, (next, middleware) => middleware(next));
    }
}
