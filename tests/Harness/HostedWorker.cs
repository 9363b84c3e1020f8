using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Digest.Harness.Rpc;

namespace Digest.Harness;

/// <summary>The function app in a worker process of its own, as the Functions host runs it.</summary>
public sealed class HostedWorker : IAsyncDisposable
{
    private const string HttpAddress = "HttpUri";

    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Listens = TimeSpan.FromMilliseconds(5);

    private readonly Process _process;
    private readonly Stopwatch _clock;
    private readonly WorkerStream _stream;
    private readonly string _folder;
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly Dictionary<string, RpcFunctionMetadata> _functions = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    internal HostedWorker(string folder, IReadOnlyDictionary<string, string> settings, Uri host, WorkerStream stream)
    {
        (_folder, _stream) = (folder, stream);
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        var id = Guid.NewGuid().ToString();
        var start = new ProcessStartInfo(dotnet,
        [
            Path.Combine(folder, "Digest.Functions.dll"), "--functions-uri", host.AbsoluteUri, "--functions-worker-id", id, "--functions-request-id", Guid.NewGuid().ToString(),
            "--functions-grpc-max-message-length", int.MaxValue.ToString(CultureInfo.InvariantCulture),
        ])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = folder;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _clock = Stopwatch.StartNew();
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Its process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Time since its process was asked for.</summary>
    public TimeSpan Age => _clock.Elapsed;

    /// <summary>When it reached what.</summary>
    public WorkerStages? Stages { get; private set; }

    /// <summary>What it wrote to its output and to its errors.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>What it told the host to log.</summary>
    public IReadOnlyCollection<RpcLog> Logs => _stream.Logs;

    /// <summary>The names of its functions.</summary>
    public IEnumerable<string> Functions => _functions.Keys;

    private Uri? Address { get; set; }

    /// <summary>Sends a request through the host: the worker is told of an invocation and gets the request on its own port.</summary>
    /// <param name="function">The function that the host has found by its route.</param>
    /// <param name="path">The path and query.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="values">The values of the route, which the host hands over beside the request.</param>
    /// <exception cref="InvalidOperationException">The worker ended, or the invocation failed.</exception>
    public async Task<HttpResponseMessage> GetAsync(string function, string path, CancellationToken cancellationToken, params IEnumerable<(string Name, string Value)> values)
    {
        var invocation = Guid.NewGuid().ToString();
        var message = new InvocationRequest { InvocationId = invocation, FunctionId = _functions[function].FunctionId, TraceContext = new RpcTraceContext() };
        // The host gives the request an empty place, since it travels on its own.
        message.InputData.Add(new ParameterBinding { Name = "request", Data = new TypedData { Http = new RpcHttp() } });
        foreach (var (name, value) in values)
            message.TriggerMetadata[name] = new TypedData { String = value };
        var invoked = AskAsync(new StreamingMessage { InvocationRequest = message }, cancellationToken);
        var response = await SendAsync(invocation, path, cancellationToken);
        Check((await invoked).InvocationResponse.Result, $"{function} failed");
        return response;
    }

    // A worker calls the host before its own port is open, so the host asks again.
    private async Task<HttpResponseMessage> SendAsync(string invocation, string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address!, path));
            request.Headers.Add("x-ms-invocation-id", invocation);
            try
            {
                return await _http.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException closed) when (closed.HttpRequestError is HttpRequestError.ConnectionError && !_process.HasExited)
            {
                await Task.Delay(Listens, cancellationToken);
            }
        }
    }

    /// <summary>Tells it to end, and waits until it has said its last.</summary>
    public async Task EndAsync()
    {
        _stream.Tell(new StreamingMessage { WorkerTerminate = new WorkerTerminate() });
        using var limit = new CancellationTokenSource(EndPatience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited)
            await EndAsync();
        _process.Dispose();
    }

    internal async Task LoadAsync(CancellationToken cancellationToken)
    {
        await WhileItRunsAsync(_stream.Connected.WaitAsync(cancellationToken));
        var called = Age;
        var initialized = await AskAsync(new StreamingMessage { WorkerInitRequest = new WorkerInitRequest { HostVersion = "4.1044.0", WorkerDirectory = _folder, FunctionAppDirectory = _folder } }, cancellationToken);
        Check(initialized.WorkerInitResponse.Result, "It could not be initialized");
        Address = new Uri(initialized.WorkerInitResponse.Capabilities[HttpAddress]);
        var ready = Age;
        var metadata = (await AskAsync(new StreamingMessage { FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = _folder } }, cancellationToken)).FunctionMetadataResponse;
        Check(metadata.Result, "Its functions could not be listed");
        var indexed = Age;
        foreach (var function in metadata.FunctionMetadataResults)
            _functions[function.Name] = function;
        var loads = await Task.WhenAll(_functions.Values.Select(function =>
            AskAsync(new StreamingMessage { FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function } }, cancellationToken)));
        foreach (var load in loads)
            Check(load.FunctionLoadResponse.Result, "A function could not be loaded");
        Stages = new WorkerStages(called, ready, indexed, Age);
    }

    private async Task<StreamingMessage> AskAsync(StreamingMessage question, CancellationToken cancellationToken)
    {
        var answer = _stream.AskAsync(question, cancellationToken);
        await WhileItRunsAsync(answer);
        return await answer;
    }

    private async Task WhileItRunsAsync(Task task)
    {
        using var over = new CancellationTokenSource();
        var ended = _process.WaitForExitAsync(over.Token);
        if (await Task.WhenAny(task, ended) == ended)
            throw Failure("It ended");
        await over.CancelAsync();
        await task;
    }

    private void Check(StatusResult result, string what)
    {
        if (result.Status != StatusResult.Types.Status.Success)
            throw Failure($"{what}: {result.Exception?.Message}");
    }

    private InvalidOperationException Failure(string what) => new($"{what}. Its last words: {string.Join(Environment.NewLine, _lines.TakeLast(20))}");

    private void Keep(string? line)
    {
        if (line is not null)
            _lines.Enqueue(line);
    }
}
