using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Queues;
using Digest.Azure;
using Digest.Azure.Backups;
using Digest.Checks;
using Digest.Checks.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Checks;

public sealed class StorageChecksTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private readonly StubStorage _storage = new();
    private readonly FakeTimeProvider _time = new(Now);

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task An_identity_without_roles_is_told_each_with_the_command_that_gives_it()
    {
        _storage.Refuses = _ => true;
        var found = await RunAsync(new StorageCheck(_storage.Account, ["articles"], _time));

        Assert.Equal(["tables", "blobs", "queues", "role for tables", "role for blobs", "role for queues"], found.Select(result => result.Name));
        Assert.All(found, result => Assert.Equal(CheckState.Fault, result.State));
        Assert.All(found, result => Assert.Contains("core.windows.net/ refuses access (AuthorizationPermissionMismatch)", result.Finding, StringComparison.Ordinal));
        Assert.Equal(
            "az role assignment create --assignee PRINCIPAL --role \"Storage Table Data Contributor\" --scope $(az storage account show --name news --query id --output tsv)",
            found[0].Remedy);
    }

    [Fact]
    public async Task An_identity_that_may_only_read_is_told_that_it_may_not_write()
    {
        _storage.Refuses = request => request.Method == HttpMethod.Delete;
        _storage.Queue("plan", 0).Queue("deliver", 0).Queue("confirm", 0).Queue("notices", 0);
        var found = await RunAsync(new StorageCheck(_storage.Account, ["articles", "parsed"], _time));

        Assert.Equal([CheckState.Warning, CheckState.Ok, CheckState.Ok, CheckState.Fault, CheckState.Fault, CheckState.Fault], found.Select(result => result.State));
        Assert.StartsWith("They answer; not there yet: Issues", found[0].Finding, StringComparison.Ordinal);
        Assert.Contains("Storage Blob Data Owner", found[4].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_that_may_write_is_in_order_and_with_a_key_roles_do_not_count()
    {
        Assert.All((await RunAsync(new StorageCheck(_storage.Account, ["articles"], _time))).Skip(3), result => Assert.Equal(CheckState.Ok, result.State));
        Assert.Equal(CheckState.Skipped, (await RunAsync(new StorageCheck(_storage.Account with { HasKey = true }, ["articles"], _time)))[^1].State);
    }

    [Fact]
    public async Task Without_a_login_the_doctor_says_how_to_log_in()
    {
        var queues = new QueueServiceClient(new Uri("https://news.queue.core.windows.net"), new NobodyCredential(), new QueueClientOptions { Retry = { MaxRetries = 0 } });
        var found = Assert.Single(await RunAsync(new QueuesCheck(_storage.Account with { Queues = queues }, _time)));

        Assert.Equal(CheckState.Fault, found.State);
        Assert.Contains("az login", found.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void What_refuses_the_file_of_editions_is_told_with_place_and_remedy()
    {
        var endpoint = new Uri("https://news.blob.core.windows.net/?sig=secret");
        var refused = StorageTrouble.Of(new RequestFailedException(403, "no", "AuthorizationFailure", null), endpoint, "Storage Blob Data Owner");
        Assert.Contains("https://news.blob.core.windows.net/ refuses access (AuthorizationFailure)", refused.Finding, StringComparison.Ordinal);
        Assert.Contains("--name news ", refused.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", $"{refused}", StringComparison.Ordinal);
        Assert.Contains("az login", StorageTrouble.Of(new CredentialUnavailableException("none"), endpoint, "").Remedy, StringComparison.Ordinal);
        Assert.Contains("500 Busy", StorageTrouble.Of(new RequestFailedException(500, "no", "Busy", null), endpoint, "").Finding, StringComparison.Ordinal);
        Assert.Contains("does not answer", StorageTrouble.Of(new AggregateException(new HttpRequestException()), endpoint, "").Finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29, CheckState.Ok)]
    [InlineData(31, CheckState.Warning)]
    public async Task A_message_that_nobody_takes_for_half_an_hour_is_a_warning(int minutes, CheckState state)
    {
        _storage.Queue("plan", 2, (Now.AddMinutes(-minutes), """{"issueId":"weekly-2026-W48","version":1}"""), (Now, "{}"));
        var found = await OfAsync("plan");

        Assert.Equal(state, found.State);
        Assert.Equal($"About 2 messages, the oldest due for {minutes} minutes.", found.Finding);
        Assert.Equal(state is CheckState.Warning, found.Remedy?.StartsWith("Nobody reads them", StringComparison.Ordinal) is true);
    }

    [Theory]
    [InlineData("2026-11-29T11:59:00+00:00", CheckState.Ok, "due for 1 minutes")]
    [InlineData("2026-11-29T11:20:00+00:00", CheckState.Warning, "due for 40 minutes")]
    public async Task A_batch_that_was_hidden_counts_from_when_it_became_due(string due, CheckState state, string words)
    {
        _storage.Queue("deliver", 3, (Now.AddHours(-8), $$"""{"issueId":"weekly-2026-W48","batch":1,"version":1,"due":"{{due}}"}"""));
        var found = await OfAsync("deliver");

        Assert.Equal(state, found.State);
        Assert.Contains(words, found.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queues_that_are_empty_hidden_foreign_or_not_there_are_in_order_and_poison_is_not()
    {
        _storage.Queue("plan", 0).Queue("deliver", 7).Foreign("confirm", Now.AddDays(-1)).Queue("deliver-poison", 1, (Now, "{}"));

        Assert.Equal((CheckState.Ok, "Empty."), Told(await OfAsync("plan")));
        Assert.Equal((CheckState.Ok, "About 7 messages, none of them due yet."), Told(await OfAsync("deliver")));
        Assert.Equal((CheckState.Ok, "About 1 messages, none of them due yet."), Told(await OfAsync("confirm")));
        Assert.Equal((CheckState.Ok, "Empty: nothing was ever given up."), Told(await OfAsync("plan-poison")));
        Assert.Equal((CheckState.Ok, "Empty: nothing was ever given up."), Told(await OfAsync("webjobs-blobtrigger-poison")));
        var poison = await OfAsync("deliver-poison");
        Assert.Equal((CheckState.Warning, "About 1 messages, the oldest due for 0 minutes."), Told(poison));
        Assert.Contains("where they stay, it does not run", poison.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_which_the_app_has_not_heard_are_a_fault_that_names_the_subscription()
    {
        _storage.File("heard.txt", Now.AddDays(-2)).File("lost & found.txt", Now.AddHours(-3)).File("older.txt", Now.AddDays(-1)).File("fresh.txt", Now.AddMinutes(-9)).Heard.Add(Keys.Hash("heard.txt"));
        var found = Assert.Single(await RunAsync(new ArticlesCheck(_storage.Account, _time)));

        Assert.Equal(CheckState.Fault, found.State);
        Assert.Contains("not heard of 2 of 4 files, the oldest there since 2026-11-28 12:00 UTC: older.txt, lost & found.txt.", found.Finding, StringComparison.Ordinal);
        Assert.Contains("Event Grid subscription", found.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_which_it_has_heard_none_at_all_and_those_deleted_since_are_in_order()
    {
        var found = Assert.Single(await RunAsync(new ArticlesCheck(_storage.Account, _time)));
        Assert.Equal((CheckState.Ok, "No article was ever uploaded."), Told(found));

        _storage.Heard.Add(Keys.Hash("deleted.txt"));
        Assert.Equal((CheckState.Ok, "No file lies there now; the app has heard of 1."), Told(Assert.Single(await RunAsync(new ArticlesCheck(_storage.Account, _time)))));

        _storage.File("deleted.txt", Now.AddDays(-1)).File("fresh.txt", Now.AddMinutes(-1));
        var all = Assert.Single(await RunAsync(new ArticlesCheck(_storage.Account, _time)));
        Assert.Equal((CheckState.Ok, "The app has heard of all files but those of the last ten minutes: 2 lie there, the newest since 2026-11-29 11:59 UTC."), Told(all));
    }

    [Fact]
    public async Task Where_articles_may_not_be_read_the_role_is_named()
    {
        _storage.Refuses = request => request.RequestUri!.Host.Contains("table", StringComparison.Ordinal);
        Assert.Contains("Storage Table Data Contributor", Assert.Single(await RunAsync(new ArticlesCheck(_storage.Account, _time))).Remedy, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_copy_that_cannot_be_begun_says_why()
    {
        // Nobody may make a folder there, whoever runs this.
        const string Place = "/sys";
        Skip.IfNot(Directory.Exists(Place), $"there is no {Place}");
        var backup = new StorageBackup(new StorageSetup(_storage.Tables, _storage.Blobs, _storage.Queues, null), _storage.Tables, _time);
        var error = await Assert.ThrowsAnyAsync<Exception>(() => backup.RunAsync($"{Place}/digest-copy", (_, _) => { }, default));
        Assert.IsNotType<DirectoryNotFoundException>(error);
    }

    private static (CheckState, string) Told(CheckResult result) => (result.State, result.Finding);

    private async Task<CheckResult> OfAsync(string queue) => (await RunAsync(new QueuesCheck(_storage.Account, _time))).Single(result => result.Name == queue);

    private static async Task<IReadOnlyList<CheckResult>> RunAsync(ICheck check) => await check.RunAsync(CancellationToken.None).ToListAsync();

    private sealed class NobodyCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new CredentialUnavailableException("Nobody is logged in.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new CredentialUnavailableException("Nobody is logged in.");
    }
}
