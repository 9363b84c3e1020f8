using System.Diagnostics;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Mail;

/// <summary>A script that runs beside the installed local services, whose packages it may require. Ends with its input.</summary>
internal sealed class NodeScript : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process _process;

    private NodeScript(Process process) => _process = process;

    /// <summary>The first line that it prints.</summary>
    public string FirstLine { get; private set; } = "";

    public static Task<NodeScript> StartAsync(string script, params string[] arguments) => StartAsync("local", script, arguments);

    /// <summary>Starts a script beside the packages of another folder of <c>artifacts</c>.</summary>
    public static async Task<NodeScript> StartAsync(string folder, string script, string[] arguments)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Path.Combine(Repository.Artifacts, folder),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { "-e", script, "--" }.Concat(arguments))
            start.ArgumentList.Add(argument);
        var node = new NodeScript(Process.Start(start)!);
        var errors = node._process.StandardError.ReadToEndAsync();
        node.FirstLine = await node._process.StandardOutput.ReadLineAsync().WaitAsync(Patience)
            ?? throw new InvalidOperationException($"The script printed nothing: {await errors.WaitAsync(Patience)}");
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (TimeoutException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
