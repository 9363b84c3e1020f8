using System.CommandLine;
using System.Net;
using Digest.Checks;
using Digest.Cli.Services;
using Digest.Cli.Terminal;
using Microsoft.Extensions.Options;

namespace Digest.Cli.Doctor;

/// <summary><c>digest doctor</c>: looks at a deployment before readers do, and says how to mend what is wrong.</summary>
internal static class DoctorCommand
{
    private const string Settings = "settings";

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var groups = new Argument<string[]>("GROUP") { Description = "What to check. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        groups.AcceptOnlyFromAmong([.. DoctorChecks.Groups]);
        var data = new Option<string?>("--data") { Description = "The data folder of a local run. Default: the storage of the settings, else artifacts/data.", HelpName = "DIR" };
        var dns = new Option<string?>("--dns") { Description = "The DNS server to ask, as 1.1.1.1:53. Default: the system's.", HelpName = "HOST:PORT" };
        var selectors = new Option<string[]>("--dkim-selector") { Description = "A selector under which the mail relay signs; can be given several times.", HelpName = "NAME" };
        var json = new Option<bool>("--json") { Description = "One JSON object a check, each on a line." };
        var command = new Command("doctor", "Checks settings, schedule, storage, roles, queues, uploads, clock, templates, mail login and the sender's DNS; sends nothing; exit code 1 when something is to be mended.") { groups, data, dns, selectors, json };
        command.SetAction((given, cancellationToken) => RunAsync(
            given.GetValue(groups) is { Length: > 0 } chosen ? chosen : DoctorChecks.Groups,
            given.GetValue(data),
            new DnsWishes(ServerOf(given.GetValue(dns)), given.GetValue(selectors) ?? []),
            new DoctorOutput(given.GetValue(json)),
            DigestCommand.IsVerbose(given),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyCollection<string> groups, string? data, DnsWishes asked, DoctorOutput output, bool log, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = await App.OpenAsync(data, log, cancellationToken);
            foreach (var check in DoctorChecks.Of(app, asked).Where(check => groups.Contains(check.Group)))
                await RunAsync(check, output, log, cancellationToken);
        }
        catch (OptionsValidationException wrong)
        {
            foreach (var problem in wrong.Failures)
                output.Say(new CheckResult(Settings, "to mend", CheckState.Fault, Printable.OneLine(problem)));
        }
        catch (Exception wrong) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever keeps the app from being put together is what was asked for.
            await SayAsync(Settings, "to mend", wrong, output, log);
        }

        return output.HasFaults ? DigestCommand.Failed : 0;
    }

    // One that breaks says nothing about the others.
    private static async Task RunAsync(ICheck check, DoctorOutput output, bool log, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var result in check.RunAsync(cancellationToken))
                output.Say(result);
        }
        catch (Exception wrong) when (!cancellationToken.IsCancellationRequested)
        {
            await SayAsync(check.Group, "check", wrong, output, log);
        }
    }

    private static async Task SayAsync(string group, string name, Exception wrong, DoctorOutput output, bool log)
    {
        output.Say(new CheckResult(group, name, CheckState.Fault, Printable.OneLine(wrong.Message.Split('\n')[0])));
        if (log)
            await Console.Error.WriteLineAsync(wrong.ToString());
    }

    private static IPEndPoint? ServerOf(string? text)
    {
        if (text is null)
            return null;
        return IPEndPoint.TryParse(text, out var server)
            ? server.Port == 0 ? new IPEndPoint(server.Address, 53) : server
            : throw new ArgumentException($"--dns {text} is no address of a DNS server: give one such as 1.1.1.1:53 or [2606:4700:4700::1111]:53.");
    }
}
