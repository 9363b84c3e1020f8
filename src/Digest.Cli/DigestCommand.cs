using System.CommandLine;
using System.Text;
using Digest.Cli.Backup;
using Digest.Cli.Demo;
using Digest.Cli.Doctor;
using Digest.Cli.Drills;
using Digest.Cli.Issues;
using Digest.Cli.Parse;
using Digest.Cli.Start;
using Digest.Cli.Subscribers;
using Digest.Cli.Templates;
using Digest.Cli.Terminal;
using Digest.Cli.Webhooks;
using Digest.LocalHost.Services;

namespace Digest.Cli;

/// <summary>The command <c>digest</c>: its subcommands, and what an error looks like at the terminal.</summary>
internal static class DigestCommand
{
    /// <summary>The exit code of a command that did not reach what it is for.</summary>
    public const int Failed = 1;

    // What shells report for a program that ended on Ctrl-C.
    private const int Interrupted = 130;

    private static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Show the log, and where in the program an error arose.",
        Recursive = true,
    };

    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var root = new RootCommand("Turns the week's articles into one digest that every reader gets once.")
        {
            Verbose,
            ParseCommand.Create(),
            DemoCommand.Create(),
            StartCommand.Create(),
            DoctorCommand.Create(),
            DrillCommand.Create(),
            BackupCommands.Backup(),
            BackupCommands.Restore(),
            IssuesCommand.Create(),
            SubscribersCommand.Create(),
            TemplatesCommand.Create(),
            WebhooksCommand.Create(),
        };
        var parsed = root.Parse(args);
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // Ctrl-C: what runs is put away in order; this is the patience for that.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(40),
        };
        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("stopped");
            return Interrupted;
        }
        catch (Exception error)
        {
            await ReportAsync(error, IsVerbose(parsed));
            return Failed;
        }
    }

    /// <summary>Whether the log was asked for.</summary>
    public static bool IsVerbose(ParseResult parsed) => parsed.GetValue(Verbose);

    private static async Task ReportAsync(Exception error, bool verbose)
    {
        var plain = error is AggregateException { InnerExceptions: [var only] } ? only : error;
        // What storage answers goes on for a page; its first line says it.
        await Console.Error.WriteLineAsync($"error: {Printable.OneLine(plain.Message.Split('\n')[0])}");
        if (plain is LocalServiceException { Output: { Length: > 0 } output })
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, output.Split(Environment.NewLine).Select(line => $"  | {Printable.OneLine(line)}")));
        if (verbose)
            await Console.Error.WriteLineAsync(error.ToString());
    }
}
