using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Digest.Core.Templates;

namespace Digest.Benchmarks.Sending;

/// <summary>nodemailer with its pool of connections, in a process of its own: <c>eng/mail/nodemailer.cjs</c>, installed in artifacts/mail.</summary>
internal sealed class Nodemailer : ISender
{
    private readonly string _folder;
    private readonly string _issue;
    private readonly string? _missing;

    public Nodemailer(string root, RenderedIssue rendered)
    {
        _folder = Path.Combine(root, "artifacts", "mail");
        _issue = Path.Combine(_folder, "issue.json");
        _missing = Install(Path.Combine(root, "eng", "mail"));
        if (_missing is null)
            File.WriteAllText(_issue, JsonSerializer.Serialize(new { rendered.Subject, EmailHtml = Linked(rendered.EmailHtml), EmailText = Linked(rendered.EmailText), Name = ReaderMark.For("name"), Link = ReaderMark.For("unsubscribe_url") }));
    }

    public string Name => "nodemailer, pooled";

    public string? Missing(Run run) => _missing;

    public async Task<SenderCost> SendAsync(Run run)
    {
        string[] arguments = ["nodemailer.cjs", _issue, .. new[] { run.Port, run.Tls ? 1 : 0, run.Connections, run.Skipped, run.Messages }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        using var node = Process.Start(new ProcessStartInfo("node", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true })!;
        var microseconds = double.Parse(await node.StandardOutput.ReadToEndAsync(), CultureInfo.InvariantCulture);
        await node.WaitForExitAsync();
        return new SenderCost(TimeSpan.FromMicroseconds(microseconds), null);
    }

    // Its script knows one link of a reader's own; where it stands twice does not matter to what is measured.
    private static string Linked(string part) => part.Replace(ReaderMark.For("preferences_url"), ReaderMark.For("unsubscribe_url"), StringComparison.Ordinal);

    private string? Install(string source)
    {
        Directory.CreateDirectory(_folder);
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)), overwrite: true);
        if (Directory.Exists(Path.Combine(_folder, "node_modules", "nodemailer")))
            return null;
        try
        {
            using var npm = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]) { WorkingDirectory = _folder, RedirectStandardOutput = true })!;
            npm.WaitForExit();
            return npm.ExitCode == 0 ? null : "npm could not install it";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "npm is not installed";
        }
    }
}
