using System.Net;
using Digest.Harness;

namespace Digest.IntegrationTests.Functions;

/// <summary>The app as Azure runs it: a worker process of its own, which the Functions host starts, asks and hears the log of.</summary>
public sealed class WorkerProcessTests
{
    private const string Token = "TheTokenOfAReaderWhomNobodyElseKnows";

    // Nothing that is asked here needs storage.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
        ["Digest__Edition__Title"] = "موجز الأسبوع",
        ["Digest__Edition__SenderAddress"] = "digest@news.example",
        ["Digest__Edition__PostalAddress"] = "12 rue des Imprimeurs, Tunis",
        ["Digest__Edition__BaseUrl"] = "https://digest.news.example",
        ["Digest__Secret"] = "a secret of the tests, long enough to serve",
        // A level that would show what the web server says of a request.
        ["Logging__LogLevel__Default"] = "Information",
    };

    // Beside this program's own folder, whatever configuration and place it was built for.
    private static string App => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Digest.Functions", new DirectoryInfo(AppContext.BaseDirectory).Name));

    [SkippableFact]
    public async Task A_worker_starts_and_answers_and_no_log_holds_the_path_of_a_reader()
    {
        Skip.IfNot(File.Exists(Path.Combine(App, "Microsoft.Azure.Functions.Worker.Grpc.dll")), "the feed lacks the packages of the Functions worker");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var host = await FunctionsHost.StartAsync();
        await using var worker = await host.StartWorkerAsync(App, Settings, limit.Token);

        using var health = await worker.GetAsync("Health", "/api/health", limit.Token);
        Assert.Equal("""{"status":"healthy"}""", await health.Content.ReadAsStringAsync(limit.Token));
        using var page = await worker.GetAsync("Unsubscribe", $"/api/unsubscribe/weekly/{Token}?page={Token}", limit.Token, ("edition", "weekly"), ("token", Token));
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);

        await worker.EndAsync();
        Assert.NotEmpty(worker.Logs);
        Assert.DoesNotContain(worker.Logs, log => log.ToString().Contains(Token, StringComparison.Ordinal));
        Assert.DoesNotContain(worker.Lines, line => line.Contains(Token, StringComparison.Ordinal));
    }
}
