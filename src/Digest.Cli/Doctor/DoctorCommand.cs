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
        var json = new Option<bool>("--json") { Description = "One JSON object a check, each on a line." };
        var command = new Command("doctor", "Checks settings, schedule, storage, roles, queues, clock, templates, mail login and the sender's DNS; sends nothing; exit code 1 when something is to be mended.") { groups, data, dns, json };
        command.SetAction((given, cancellationToken) => RunAsync(
            given.GetValue(groups) is { Length: > 0 } chosen ? chosen : DoctorChecks.Groups,
            given.GetValue(data),
            ServerOf(given.GetValue(dns)),
            new DoctorOutput(given.GetValue(json)),
            DigestCommand.IsVerbose(given),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyCollection<string> groups, string? data, IPEndPoint? dns, DoctorOutput output, bool log, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = await App.OpenAsync(data, log, cancellationToken);
            foreach (var check in DoctorChecks.Of(app, dns).Where(check => groups.Contains(check.Group)))
            {
                await foreach (var result in check.RunAsync(cancellationToken))
                    output.Say(result);
            }
        }
        catch (OptionsValidationException wrong)
        {
            foreach (var problem in wrong.Failures)
                output.Say(new CheckResult(Settings, "to mend", CheckState.Fault, Printable.OneLine(problem)));
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or DirectoryNotFoundException)
        {
            output.Say(new CheckResult(Settings, "to mend", CheckState.Fault, Printable.OneLine(wrong.Message.Split('\n')[0])));
        }

        return output.HasFaults ? DigestCommand.Failed : 0;
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
