using System.CommandLine;
using System.Globalization;
using Azure.Storage.Blobs;
using Digest.Harness;
using Digest.LocalHost.Services;

namespace Digest.Benchmarks.Starting;

/// <summary><c>cold</c>: how long the worker takes from nothing to its first answer, and what it holds while it is idle.</summary>
internal static class ColdCommand
{
    private const string EditionsBlob = "config/editions.json";
    private const string Editions = """{ "editions": [ { "id": "weekly", "title": "موجز الأسبوع", "senderAddress": "digest@news.example", "postalAddress": "Tunis", "baseUrl": "https://news.example" } ] }""";

    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "How many starts are measured, after one that does not count.", DefaultValueFactory = _ => 10, HelpName = "N" };
        var idle = new Option<int>("--idle") { Description = "Seconds from the first answer until memory is read; 0 reads none.", DefaultValueFactory = _ => 10, HelpName = "SECONDS" };
        var built = new Option<bool>("--built") { Description = "Measures what is built, not what is published." };
        var folder = new Option<string?>("--folder") { Description = "Measures the app in this folder.", HelpName = "FOLDER" };
        var file = new Option<bool>("--editions-file") { Description = "The editions are in a blob, not in the settings." };
        var with = new Option<string[]>("--with") { Description = "Settings and environment beside the usual, such as DOTNET_TieredPGO=0.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [], HelpName = "NAME=VALUE" };
        var profile = new Option<bool>("--profile") { Description = "Starts it twice more and says what the time goes to." };
        var command = new Command("cold", "Measures the worker's start to its first health answer, and its memory when idle. Run it where Digest.sln is.") { runs, idle, built, folder, file, with, profile };
        command.SetAction(async (given, cancellationToken) =>
        {
            var root = Directory.GetCurrentDirectory();
            var app = Path.GetFullPath(given.GetValue(folder) ?? (given.GetValue(built) ? AppFolder.Build(root) : AppFolder.Publish(root)));
            var storage = Directory.CreateTempSubdirectory("digest-cold-").FullName;
            try
            {
                await using var azurite = await Azurite.StartAsync(storage, cancellationToken);
                await using var host = await FunctionsHost.StartAsync();
                var settings = Settings(given.GetValue(with)!);
                if (given.GetValue(file))
                    await UseFileAsync(azurite.ConnectionString, settings, cancellationToken);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{app}: {Size(app):0.0} MB; {Environment.ProcessorCount} cores; load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
                await ColdRun.MeasureAsync(host, app, settings, TimeSpan.Zero, cancellationToken);
                var measured = new List<ColdRun>();
                for (var i = 0; i < given.GetValue(runs); i++)
                    measured.Add(await ColdRun.MeasureAsync(host, app, settings, TimeSpan.FromSeconds(given.GetValue(idle)), cancellationToken));
                if (measured.Count > 0)
                    ColdRun.Print(measured);
                if (given.GetValue(profile))
                    await StartProfile.PrintAsync(host, app, settings, cancellationToken);
            }
            finally
            {
                Directory.Delete(storage, recursive: true);
            }
        });
        return command;
    }

    // Storage by identity, as the templates deploy it: nothing asks it before the first answer, unless the editions are in a blob.
    private static Dictionary<string, string> Settings(IEnumerable<string> more)
    {
        var settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage__accountName"] = "digest",
            ["AzureWebJobsStorage__credential"] = "managedidentity",
            ["Digest__Edition__Title"] = "موجز الأسبوع",
            ["Digest__Edition__SenderAddress"] = "digest@news.example",
            ["Digest__Edition__PostalAddress"] = "12 rue des Imprimeurs, Tunis",
            ["Digest__Edition__BaseUrl"] = "https://news.example",
            ["Digest__Secret"] = "a secret of the benchmark, long enough to serve",
            ["Digest__Smtp__Host"] = "127.0.0.1",
        };
        foreach (var pair in more.Select(one => one.Split('=', 2)))
            settings[pair[0]] = pair[1];
        return settings;
    }

    private static async Task UseFileAsync(string connectionString, Dictionary<string, string> settings, CancellationToken cancellationToken)
    {
        foreach (var name in settings.Keys.Where(name => name.StartsWith("Digest__Edition__", StringComparison.Ordinal)).ToList())
            settings.Remove(name);
        settings["AzureWebJobsStorage"] = connectionString;
        settings["Digest__EditionsFile"] = EditionsBlob;
        var path = EditionsBlob.Split('/', 2);
        var container = new BlobContainerClient(connectionString, path[0]);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await container.UploadBlobAsync(path[1], BinaryData.FromString(Editions), cancellationToken);
    }

    private static double Size(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1048576d;
}
