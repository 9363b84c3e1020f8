using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
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
        await using var host = await LocalApp.StartAsync(port, SettingsFor(given, services, data, port), log: true, cancellationToken);

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

    // What a first run needs and nobody has given yet; a given setting is never replaced.
    private static Dictionary<string, string?> SettingsFor(GivenSettings given, LocalServices services, string data, int port)
    {
        var settings = new Dictionary<string, string?>();
        if (services.Storage is { } storage)
            settings["AzureWebJobsStorage"] = storage.ConnectionString;
        if (services.Mail is { } mail)
        {
            settings["Digest__Smtp__Host"] = "127.0.0.1";
            settings["Digest__Smtp__Port"] = mail.SmtpPort.ToString(CultureInfo.InvariantCulture);
            settings["Digest__Smtp__Security"] = "None";
            settings["Digest__Smtp__UserName"] = settings["Digest__Smtp__Password"] = "";
        }

        foreach (var (name, value) in new (string, string)[]
        {
            ("Digest__Edition__Title", "موجز الأسبوع"),
            ("Digest__Edition__SenderAddress", "digest@newsroom.example"),
            ("Digest__Edition__PostalAddress", "Set Digest__Edition__PostalAddress"),
            ("Digest__Edition__BaseUrl", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")),
            ("Digest__Secret", SecretOf(data)),
        })
        {
            if (given[name] is null)
                settings[name] = value;
        }

        return settings;
    }

    private static string SecretOf(string data)
    {
        var file = Path.Combine(data, "secret");
        if (!File.Exists(file))
            File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return File.ReadAllText(file);
    }
}
