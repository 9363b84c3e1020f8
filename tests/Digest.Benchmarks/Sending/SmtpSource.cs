using System.Diagnostics;
using System.Globalization;

namespace Digest.Benchmarks.Sending;

/// <summary>
/// Postfix's smtp-source, which sends the same bytes again and again: the limit. From the PATH, or from the Debian package
/// postfix unpacked, not installed, in artifacts/debian.
/// </summary>
internal sealed class SmtpSource : ISender
{
    private readonly int _size;
    private readonly string? _program;
    private readonly string _libraries = "";

    /// <param name="root">The repository.</param>
    /// <param name="size">The size of a message.</param>
    public SmtpSource(string root, int size)
    {
        _size = size;
        _program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Select(folder => Path.Combine(folder, "smtp-source")).FirstOrDefault(File.Exists);
        if (_program is not null)
            return;
        var folder = Path.Combine(root, "artifacts", "debian");
        _program = Path.Combine(folder, "usr", "sbin", "smtp-source");
        _libraries = Path.Combine(folder, "usr", "lib", "postfix");
        if (!File.Exists(_program))
            Unpack(folder);
    }

    public string Name => "smtp-source (Postfix)";

    public string? Missing(Run run) =>
        !File.Exists(_program) ? "neither installed nor unpacked from the Debian package postfix" : run.Tls ? "it speaks no TLS" : null;

    public async Task<SenderCost> SendAsync(Run run)
    {
        string[] arguments = ["-d", "-s", Number(run.Connections), "-m", Number(run.Skipped + run.Messages), "-l", Number(_size), "-f", "news@example.org", "-t", "reader@example.net", $"127.0.0.1:{Number(run.Port)}"];
        using var source = Process.Start(new ProcessStartInfo(_program!, arguments) { Environment = { ["LD_LIBRARY_PATH"] = _libraries } })!;
        await source.WaitForExitAsync();
        return new SenderCost(null, null);
    }

    private static void Unpack(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "apt-get download -qq postfix 2>/dev/null && dpkg -x postfix_*.deb ."]) { WorkingDirectory = folder })!;
            shell.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No Debian: the sender is missing.
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
