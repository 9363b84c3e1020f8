using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Digest.Benchmarks.Sending;

/// <summary>What a sink counted.</summary>
internal sealed record SinkReport(int Messages, double PerSecond, double Trips, double Bytes);

/// <summary>A <see cref="Sink"/> in a process of its own: the hidden command <c>sink</c>. It ends with its input.</summary>
internal sealed class SinkProcess : IDisposable
{
    private readonly Process _process;

    private SinkProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static Command Command()
    {
        var delay = new Option<int>("--delay");
        var tls = new Option<bool>("--tls");
        var offers = new Option<string[]>("--offers") { AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var command = new Command("sink") { delay, tls, offers };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            var sink = new Sink(TimeSpan.FromMilliseconds(parsed.GetValue(delay)), parsed.GetValue(tls), parsed.GetValue(offers)!);
            Console.WriteLine(sink.Start());
            while (Console.ReadLine() is { } line)
            {
                if (int.TryParse(line, CultureInfo.InvariantCulture, out var skipped))
                    sink.Begin(skipped);
                Console.WriteLine(sink.Report());
            }
        });
        return command;
    }

    /// <summary>Starts a sink: where there is a C compiler and no TLS the one in <c>sink.c</c>, which costs the machine less.</summary>
    public static SinkProcess Start(string root, int delay = 0, bool tls = false, params string[] offers)
    {
        var inC = tls ? null : Compiled(root);
        var start = inC is null
            ? new ProcessStartInfo("dotnet", [typeof(SinkProcess).Assembly.Location, "sink", "--delay", Number(delay), "--tls", tls ? "true" : "false", .. offers.SelectMany(name => new[] { "--offers", name })])
            : new ProcessStartInfo(inC, [Number(delay), .. offers]);
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        return new SinkProcess(process, int.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
    }

    public void Begin(int skipped) => Ask(Number(skipped));

    public SinkReport Report(int skipped)
    {
        var words = Ask("report").Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return new SinkReport((int)words[0], (words[0] - skipped) / words[1], words[2] / words[0], words[3] / words[0]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string? Compiled(string root)
    {
        var program = Path.Combine(root, "artifacts", "mail", "sink");
        var source = Path.Combine(root, "tests", "Digest.Benchmarks", "Sending", "sink.c");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(program)!);
            using var compiler = Process.Start(new ProcessStartInfo("cc", ["-O2", "-pthread", "-o", program, source]) { RedirectStandardError = true })!;
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? program : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        return _process.StandardOutput.ReadLine()!;
    }
}
