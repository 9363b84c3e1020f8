using System.CommandLine;
using Digest.Cli.Templates.Preview;
using Digest.Cli.Terminal;

namespace Digest.Cli.Templates;

/// <summary><c>digest templates preview [--port N]</c>: a page on this machine that shows what the templates make, anew at each save.</summary>
internal static class PreviewCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port of 127.0.0.1 to answer on; 0 for any.", DefaultValueFactory = _ => 7072 };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65_535)
                result.AddError("--port takes a number from 0 to 65535.");
        });
        var command = new Command("preview", "Shows mail, text and page of a sample issue in the browser, and shows them anew when a template is saved.") { TemplatesCommand.Folder, TemplatesCommand.Edition, port };
        command.SetAction(async (given, cancellationToken) =>
        {
            await RunAsync(TemplatesCommand.Chosen(given), given.GetValue(port), cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task RunAsync(TemplateFolder folder, int port, CancellationToken cancellationToken)
    {
        var reporter = new Reporter();
        await using var server = await PreviewServer.StartAsync(folder, port, cancellationToken);
        reporter.Say("templates", folder.Path);
        reporter.Say("preview", server.Address.AbsoluteUri);
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
