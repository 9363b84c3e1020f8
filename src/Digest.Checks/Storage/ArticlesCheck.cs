using System.Globalization;
using System.Runtime.CompilerServices;
using Digest.Azure;

namespace Digest.Checks.Storage;

/// <summary>Whether the app hears of what editors upload: without that an issue is empty, and nothing else looks wrong.</summary>
internal sealed class ArticlesCheck(Account account, TimeProvider time) : ICheck
{
    private const int MostShown = 3;

    // An event takes seconds, and a host that sleeps some more.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public string Group => "articles";

    public async IAsyncEnumerable<CheckResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<(string, DateTimeOffset)> files = [];
        IReadOnlySet<string> heard = new HashSet<string>();
        var failed = await new StorageRole("blobs", "Storage Blob Data Owner", account.Blobs.Uri).TryAsync(Group, async token => files = await UploadLook.FilesAsync(account.Blobs, token), time, cancellationToken)
            ?? await new StorageRole("tables", "Storage Table Data Contributor", account.Tables.Uri).TryAsync(Group, async token => heard = await UploadLook.HeardAsync(account.Tables, token), time, cancellationToken);
        yield return failed ?? Of(UploadLook.Of(files, heard, time.GetUtcNow() - Patience));
    }

    internal CheckResult Of(UploadLook look)
    {
        if (look.Unheard.Count > 0)
        {
            var names = string.Join(", ", look.Unheard.Take(MostShown).Select(file => file.Name));
            var finding = string.Create(CultureInfo.InvariantCulture, $"The app has not heard of {look.Unheard.Count:N0} of {look.Files:N0} files, the oldest there since {look.Unheard[0].Written.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {names}{(look.Unheard.Count > MostShown ? ", …" : "")}. They are in no issue.");
            return account.IsLocal
                ? Is(CheckState.Warning, finding, "Start the app (digest start), which looks for files by itself.")
                : Is(CheckState.Fault, finding, "Look in the portal whether the app runs, and at page Events of the storage account: its Event Grid subscription for container articles must be there and deliver. Run azd up to make it anew, then upload these files again; one with the same content makes no second article.");
        }

        return look switch
        {
            { Files: 0, Heard: 0 } => Is(CheckState.Ok, "No article was ever uploaded.", "Upload one to container articles and look again after ten minutes."),
            { Newest: { } newest } => Is(CheckState.Ok, string.Create(CultureInfo.InvariantCulture, $"The app has heard of all files but those of the last ten minutes: {look.Files:N0} lie there, the newest since {newest.UtcDateTime:yyyy-MM-dd HH:mm} UTC."), null),
            _ => Is(CheckState.Ok, string.Create(CultureInfo.InvariantCulture, $"No file lies there now; the app has heard of {look.Heard:N0}."), null),
        };
    }

    private CheckResult Is(CheckState state, string finding, string? remedy) => new(Group, "container articles", state, finding, remedy);
}
