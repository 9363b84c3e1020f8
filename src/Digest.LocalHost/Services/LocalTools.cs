using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace Digest.LocalHost.Services;

/// <summary>
/// Installs the services of <c>eng/local</c> in <c>artifacts/local</c>, or another folder of <c>eng</c> likewise: once for
/// each content of its lock file, by one process at a time, and again when an installation was interrupted.
/// </summary>
internal static class LocalTools
{
    private const int OldestNode = 20;
    private const string NodeRemedy = "Install Node.js 20 or newer (https://nodejs.org), so that node and npm are on the PATH, and run again.";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Makes sure that everything is installed.</summary>
    /// <returns>The folder to run the services from.</returns>
    /// <exception cref="LocalServiceException">Node is missing or too old, or npm failed.</exception>
    public static Task<string> EnsureAsync(CancellationToken cancellationToken) => EnsureAsync("local", cancellationToken);

    /// <summary>Makes sure that the packages of a folder of <c>eng</c> are installed.</summary>
    /// <returns>The folder with its scripts and packages.</returns>
    /// <exception cref="LocalServiceException">Node is missing or too old, or npm failed.</exception>
    public static async Task<string> EnsureAsync(string name, CancellationToken cancellationToken)
    {
        await CheckNodeAsync(cancellationToken);
        var source = Path.Combine(Repository.Root, "eng", name);
        var target = Path.Combine(Repository.Artifacts, name);
        using (await FolderLock.TakeAsync(target + ".lock", cancellationToken))
        {
            Copy(source, target);
            var stamp = Path.Combine(target, "installed");
            var wanted = Hash(Path.Combine(source, "package.json"), Path.Combine(source, "package-lock.json"));
            if (!File.Exists(stamp) || await File.ReadAllTextAsync(stamp, cancellationToken) != wanted)
            {
                File.Delete(stamp);
                await InstallAsync(target, cancellationToken);
                await File.WriteAllTextAsync(stamp, wanted, cancellationToken);
            }
        }

        return target;
    }

    private static async Task CheckNodeAsync(CancellationToken cancellationToken)
    {
        var (code, output) = await RunAsync("node", ["--version"], Repository.Root, TimeSpan.FromSeconds(60), cancellationToken);
        var version = output.ToString().Trim();
        if (code != 0 || !Version.TryParse(version.TrimStart('v'), out var parsed))
            throw new LocalServiceException($"node --version failed. {NodeRemedy}", output.ToString());
        if (parsed.Major < OldestNode)
            throw new LocalServiceException($"Node.js {version} is too old for the local services. {NodeRemedy}");
    }

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(source))
        {
            var copy = Path.Combine(target, Path.GetFileName(file));
            if (!File.Exists(copy) || !File.ReadAllBytes(copy).AsSpan().SequenceEqual(File.ReadAllBytes(file)))
                File.Copy(file, copy, overwrite: true);
        }
    }

    private static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        // A cache of its own keeps even the downloads inside artifacts; a failed attempt leaves it for the next one.
        var cache = Path.Combine(folder, "npm-cache");
        string[] arguments = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--no-update-notifier", "--cache", cache];
        var (code, output) = await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments, folder, Patience, cancellationToken);
        if (code != 0)
            throw new LocalServiceException($"npm could not install the packages of {folder} (exit code {code}): check the network and the registry that npm is configured for, and run again.", output.ToString());
        Directory.Delete(cache, recursive: true);
    }

    private static async Task<(int Code, Tail Output)> RunAsync(string program, string[] arguments, string folder, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var output = new Tail(lines: 12);
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            throw new LocalServiceException($"{program} was not found or cannot be run. {NodeRemedy}", inner: error);
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new LocalServiceException($"{program} {string.Join(' ', arguments)} did not end within {patience.TotalMinutes:0.#} minutes and was stopped: check the network, and run again.", output.ToString());
        }

        return (process.ExitCode, output);
    }

    private static string Hash(params string[] files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
