using Digest.Harness.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Digest.Harness;

/// <summary>As much of the Functions host as a worker process needs to start and to answer HTTP: no triggers, on 127.0.0.1, one worker after the other.</summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly Callers _callers;

    private FunctionsHost(WebApplication web, Callers callers) => (_web, _callers) = (web, callers);

    /// <summary>Opens it on a free port.</summary>
    public static async Task<FunctionsHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        var callers = new Callers();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(callers);
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        var web = builder.Build();
        web.Urls.Add("http://127.0.0.1:0");
        web.MapGrpcService<Service>();
        await web.StartAsync();
        return new FunctionsHost(web, callers);
    }

    /// <summary>Starts a worker of the app in a folder, and has it load all its functions.</summary>
    /// <param name="folder">Where <c>Digest.Functions.dll</c> and what belongs to it are.</param>
    /// <param name="settings">The app's settings, as its environment.</param>
    /// <param name="cancellationToken">Gives up, and ends the worker.</param>
    /// <exception cref="InvalidOperationException">The worker ended or refused something; the message has its last words.</exception>
    public async Task<HostedWorker> StartWorkerAsync(string folder, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        _callers.Next = new WorkerStream();
        var worker = new HostedWorker(folder, settings, new Uri(_web.Urls.Single()), _callers.Next);
        try
        {
            await worker.LoadAsync(cancellationToken);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _web.DisposeAsync();

    internal sealed class Callers
    {
        public WorkerStream? Next { get; set; }
    }

    internal sealed class Service(Callers callers) : FunctionRpc.FunctionRpcBase
    {
        public override Task EventStream(IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context) =>
            callers.Next!.TalkAsync(requestStream, responseStream, context.CancellationToken);
    }
}
