using System.CommandLine;
using Digest.Cli.Terminal;
using Digest.LocalHost.Services;

namespace Digest.Cli.Demo;

/// <summary><c>digest demo</c>: the whole pipe on this machine, from a folder of articles to the copies of three readers.</summary>
internal static class DemoCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var articles = new Option<string?>("--articles") { Description = "The folder of the articles to publish. Default: seeds.", HelpName = "DIR" };
        var output = new Option<string?>("--out") { Description = "Where to write what readers get. Default: artifacts/demo.", HelpName = "DIR" };
        var data = new Option<string?>("--data") { Description = "Where to keep storage and mail between runs. Default: artifacts/demo-data.", HelpName = "DIR" };
        var keep = new Option<bool>("--keep") { Description = "Stay up afterwards, with the inbox and the pages, until Ctrl-C." };
        var smtpPort = new Option<int?>("--smtp-port") { Description = "Send to this port of 127.0.0.1 instead of the inbox.", HelpName = "PORT", Hidden = true };
        var command = new Command("demo", "Publishes a folder of articles to demo readers, all on this machine.") { articles, output, data, keep, smtpPort };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new DemoOptions(
                Path.GetFullPath(parsed.GetValue(articles) ?? Path.Combine(Repository.Root, "seeds")),
                Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(Repository.Artifacts, "demo")),
                Path.GetFullPath(parsed.GetValue(data) ?? Path.Combine(Repository.Artifacts, "demo-data")),
                parsed.GetValue(keep),
                parsed.GetValue(smtpPort));
            return await new Demo(options, new Reporter(), DigestCommand.IsVerbose(parsed)).RunAsync(cancellationToken);
        });
        return command;
    }
}
