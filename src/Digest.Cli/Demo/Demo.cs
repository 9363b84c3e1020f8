using Azure.Storage.Blobs;
using Digest.Azure;
using Digest.Cli.Parse;
using Digest.Cli.Services;
using Digest.Cli.Terminal;
using Digest.Core.Articles;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.LocalHost;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.Cli.Demo;

/// <summary>One run of the whole pipe on this machine. What a second run finds done in the data folder is not done again.</summary>
internal sealed class Demo(DemoOptions options, Reporter reporter, bool log)
{
    /// <summary>Runs it and shows what became of every article and every copy.</summary>
    /// <returns>0 when everything that was to reach a reader did, else 1.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var files = Articles();
        var state = DemoState.Open(options.Data);
        await using var services = await reporter.StepAsync(
            "services",
            _ => LocalServices.StartAsync(options.Data, storage: true, mail: true, cancellationToken),
            started => $"Azurite and an inbox at {started.Mail!.Inbox}");
        await using var receiver = await DemoReceiver.StartAsync(state.ReceiverPort, Path.Combine(options.Data, "received"), state.WebhookSecret, cancellationToken);
        var settings = DemoSettings.For(state, services.Storage!, options.SmtpPort ?? services.Mail!.SmtpPort);
        await using var host = await reporter.StepAsync(
            "host",
            _ => LocalApp.StartAsync(state.HostPort, settings, log, cancellationToken),
            started => $"the function app at {started.BaseUrl}");

        await host.Services.GetRequiredService<StorageSetup>().EnsureCreatedAsync(cancellationToken);
        var uploads = await IngestAsync(host, services, files, cancellationToken);
        var readers = await DemoReaders.AddAsync(host.Services.GetRequiredService<ISubscriberStore>(), DemoSettings.Edition, receiver.Address, state.WebhookSecret, host.Services.GetRequiredService<TimeProvider>(), cancellationToken);
        DemoTables.ShowArticles(reporter, uploads);
        if (!uploads.Any(upload => upload.Record?.Status == ArticleStatus.Accepted))
            throw new InvalidOperationException($"There is nothing to publish: none of the files in {options.Articles} is an article that can be read.");

        var (issue, copies) = await DeliverAsync(host, cancellationToken);
        DemoTables.ShowCopies(reporter, copies);
        var check = new DemoCheck(issue, copies, await services.Mail!.ReadAsync(cancellationToken), receiver);
        await WriteAsync(host, check, readers, cancellationToken);
        Point(services, host, issue);

        foreach (var problem in check.Problems)
            await Console.Error.WriteLineAsync($"error: {Printable.OneLine(problem)}");
        if (options.Keep)
            await KeepAsync(settings, cancellationToken);
        return check.Problems.Count == 0 ? 0 : DigestCommand.Failed;
    }

    private ArticleFile[] Articles()
    {
        if (!Directory.Exists(options.Articles))
            throw new DirectoryNotFoundException($"{options.Articles} is not a folder: give the folder of the articles with --articles DIR.");
        ArticleFile[] files = [.. ArticleFile.In(options.Articles)];
        return files.Any(file => file.IsArticle)
            ? files
            : throw new FileNotFoundException($"{options.Articles} holds no article: put .txt, .html, .md or .docx files there.");
    }

    private Task<IReadOnlyList<DemoUpload>> IngestAsync(LocalFunctionsHost host, LocalServices services, ArticleFile[] files, CancellationToken cancellationToken)
    {
        var container = new BlobContainerClient(services.Storage!.ConnectionString, StorageNames.ArticlesContainer);
        var uploads = new DemoUploads(container, host.Services.GetRequiredService<IArticleStore>());
        return reporter.StepAsync(
            "articles",
            progress => uploads.RunAsync(files, progress, cancellationToken),
            DemoTables.Sum);
    }

    private Task<(Issue Issue, IReadOnlyList<DemoCopy> Copies)> DeliverAsync(LocalFunctionsHost host, CancellationToken cancellationToken)
    {
        var delivery = ActivatorUtilities.CreateInstance<DemoDelivery>(host.Services);
        return reporter.StepAsync(
            "issue",
            async progress =>
            {
                var started = TimeProvider.System.GetUtcNow();
                var issue = await host.Services.GetRequiredService<IssuePublisher>().PublishNowAsync(DemoSettings.Edition, cancellationToken);
                if (issue.Changed < started)
                    await delivery.ResumeAsync(issue, cancellationToken);
                return await delivery.WaitAsync(issue, progress, cancellationToken);
            },
            done => $"{done.Issue.Id} with {done.Issue.Articles.Count} articles, {done.Issue.State.ToString().ToLowerInvariant()}; {done.Copies.Count(copy => copy.Row.Status == DeliveryStatus.Sent)} of {done.Issue.Audience} copies sent");
    }

    private async Task WriteAsync(LocalFunctionsHost host, DemoCheck check, IReadOnlyList<Subscriber> readers, CancellationToken cancellationToken)
    {
        var rendered = await host.Services.GetRequiredService<IIssueStore>().ReadRenderedAsync(check.Issue.Id, cancellationToken);
        if (rendered is null)
        {
            check.Problems.Add($"The files of issue {check.Issue.Id} are not in container outgoing: delete {options.Data} and run again.");
            return;
        }

        var edition = host.Services.GetRequiredService<EditionList>()[DemoSettings.Edition];
        var unsubscribe = host.Services.GetRequiredService<UnsubscribeLinks>().For(edition, readers[0]);
        var preferences = host.Services.GetRequiredService<ReaderLinks>().Preferences(edition, readers[0].Id);
        var files = new DemoFiles(options.Output);
        await files.WriteAsync(rendered, readers[0], unsubscribe, preferences, cancellationToken);
        foreach (var (reader, mail) in check.Mails)
            await files.WriteAsync(mail, reader, cancellationToken);
    }

    private void Point(LocalServices services, LocalFunctionsHost host, Issue issue)
    {
        reporter.Say("files", $"{options.Output}: {RenderedFolder.Files}, *.eml");
        reporter.Say("data", $"{options.Data} (delete it to start afresh)");
        if (options.Keep)
        {
            reporter.Say("inbox", services.Mail!.Inbox.AbsoluteUri);
            reporter.Say("page", new Uri(host.BaseUrl, $"api/issues/{issue.Id}").AbsoluteUri);
            reporter.Say("app", new Uri(host.BaseUrl, "api/health").AbsoluteUri);
            reporter.Say("storage", services.Storage!.ConnectionString);
        }
    }

    private async Task KeepAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        using var running = RunningApp.Announce(options.Data, settings);
        reporter.Say("running", "until Ctrl-C");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }
}
