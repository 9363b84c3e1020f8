using System.CommandLine;
using System.Globalization;
using Digest.Cli.Terminal;
using Digest.Core.Templates;
using Digest.Core.Templates.Checks;

namespace Digest.Cli.Templates;

/// <summary><c>digest templates check [--templates DIR] [--edition ID]</c>: prints every template in every language on sample issues.</summary>
internal static class CheckCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var command = new Command("check", "Prints every template in every language on sample issues and says what is wrong; exit code 1 when something is.") { TemplatesCommand.Folder, TemplatesCommand.Edition };
        command.SetAction((given, cancellationToken) => RunAsync(TemplatesCommand.Chosen(given), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(TemplateFolder folder, CancellationToken cancellationToken)
    {
        var check = await Task.Run(() => TemplateCheck.Run(folder.Read(), folder.Edition, folder.Deployed, folder.Languages), cancellationToken);
        foreach (var (mistake, sample) in check.Problems)
            await Console.Out.WriteLineAsync(Printable.OneLine($"{mistake.Message}{(sample is null ? "" : $" [{sample}]")}"));
        foreach (var mail in check.Mails)
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"size: {mail.Bytes:N0} of {IssueRenderer.MailLimit:N0} bytes [{mail.Sample}]"));
        await Console.Out.WriteLineAsync(check.Problems.Count switch
        {
            0 => $"checked: {check.Mails.Count} issues in {string.Join(", ", folder.Languages)}, nothing is wrong",
            1 => "checked: one problem",
            var count => $"checked: {count} problems",
        });
        return check.Problems.Count == 0 ? 0 : DigestCommand.Failed;
    }
}
