using Digest.LocalHost.Services;

namespace Digest.Cli.Services;

/// <summary>The services that stand in for Azure Storage and a mail provider on this machine.</summary>
internal sealed class LocalServices : IAsyncDisposable
{
    private LocalServices(Azurite? storage, MailCatcher? mail) => (Storage, Mail) = (storage, mail);

    /// <summary>Azurite; null where storage is elsewhere.</summary>
    public Azurite? Storage { get; }

    /// <summary>The inbox; null where mail goes elsewhere.</summary>
    public MailCatcher? Mail { get; }

    /// <summary>Starts what is wanted, side by side.</summary>
    /// <exception cref="LocalServiceException">One cannot be installed or started.</exception>
    public static async Task<LocalServices> StartAsync(string dataDirectory, bool storage, bool mail, CancellationToken cancellationToken)
    {
        // The first to fail stops the other, so that the error does not wait.
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var azurite = storage ? StopOthers(Azurite.StartAsync(Path.Combine(dataDirectory, "azurite"), failed.Token)) : null;
        var catcher = mail ? StopOthers(MailCatcher.StartAsync(Path.Combine(dataDirectory, "mail"), failed.Token)) : null;
        try
        {
            await Task.WhenAll(azurite ?? Task.CompletedTask, catcher ?? Task.CompletedTask);
            return new LocalServices(azurite?.Result, catcher?.Result);
        }
        catch
        {
            if (azurite is { IsCompletedSuccessfully: true })
                await azurite.Result.DisposeAsync();
            if (catcher is { IsCompletedSuccessfully: true })
                await catcher.Result.DisposeAsync();
            throw;
        }

        async Task<T> StopOthers<T>(Task<T> start)
        {
            try
            {
                return await start;
            }
            catch
            {
                await failed.CancelAsync();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Mail is not null)
            await Mail.DisposeAsync();
        if (Storage is not null)
            await Storage.DisposeAsync();
    }
}
