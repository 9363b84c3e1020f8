using System.CommandLine;
using Digest.Cli.Services;
using Digest.Cli.Terminal;
using Digest.LocalHost.Services;

namespace Digest.Cli.Start;

/// <summary><c>digest start</c>: the function app in the local host, on its settings, until Ctrl-C.</summary>
internal static class StartCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port of 127.0.0.1 to answer on; 0 for any.", DefaultValueFactory = _ => 7071 };
        var data = new Option<string?>("--data") { Description = "Where to keep storage and mail. Default: artifacts/data.", HelpName = "DIR" };
        var command = new Command("start", "Runs the function app on this machine; storage and mail too, unless the settings name others.") { port, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var directory = Path.GetFullPath(parsed.GetValue(data) ?? Path.Combine(Repository.Artifacts, "data"));
            // Links in mails name the port, so it is chosen before the host starts.
            var chosen = parsed.GetValue(port) is > 0 and var given ? given : FreePort.Choose();
            await RunAsync(chosen, directory, cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task RunAsync(int port, string data, CancellationToken cancellationToken)
    {
        var reporter = new Reporter();
        var given = new GivenSettings();
        await using var services = await LocalServices.StartAsync(data, storage: !given.HasStorage, mail: !given.HasMail, cancellationToken);
        var settings = AppSettings.For(given, services.Storage?.ConnectionString, services.Mail?.SmtpPort, data, port);
        await using var host = await LocalApp.StartAsync(port, settings, log: true, cancellationToken);
        using var running = RunningApp.Announce(data, settings);

        reporter.Say("app", host.BaseUrl.AbsoluteUri);
        foreach (var function in host.Functions)
            reporter.Say("function", $"{function.Name} ({function.Trigger} {function.Target}){(function.Disabled ? ", disabled" : "")}");
        reporter.Say("storage", services.Storage?.ConnectionString ?? "as AzureWebJobsStorage says");
        reporter.Say("inbox", services.Mail?.Inbox.AbsoluteUri ?? "none: mail goes out as Digest__Smtp says");
        reporter.Say("running", "until Ctrl-C");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            reporter.Say("stopping", "");
        }
    }
}
