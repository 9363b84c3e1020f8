using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Digest.LocalHost.Settings;
using Microsoft.Extensions.Logging;

namespace Digest.LocalHost.Locks;

/// <summary>Work that one host at a time does: whoever holds the lease of a blob, renewed at half its time.</summary>
internal sealed partial class SingletonLock(BlobContainerClient hosts, string path, SingletonSettings settings, ILogger logger)
{
    private readonly BlobClient _blob = hosts.GetBlobClient(path);

    /// <summary>Does the work while the lock is held, and asks for it while it is not, until told to stop.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await TryAcquireAsync(stop) is { } lease)
                await HoldAsync(lease, work, stop);
            else
                await Task.Delay(settings.ListenerLockRecoveryPollingInterval, stop);
        }
    }

    private async Task<BlobLeaseClient?> TryAcquireAsync(CancellationToken stop)
    {
        try
        {
            if (!await _blob.ExistsAsync(stop))
            {
                await hosts.CreateIfNotExistsAsync(cancellationToken: stop);
                await _blob.UploadAsync(BinaryData.Empty, overwrite: false, stop);
            }
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            // Another host made it at the same time.
        }

        try
        {
            var lease = _blob.GetBlobLeaseClient();
            await lease.AcquireAsync(settings.ListenerLockPeriod, cancellationToken: stop);
            return lease;
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            Log.Waiting(logger, path);
            return null;
        }
    }

    private async Task HoldAsync(BlobLeaseClient lease, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        Log.Held(logger, path);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var done = new CancellationTokenSource();
        var renewal = RenewAsync(lease, end, done.Token);
        try
        {
            await work(end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Stopped, or the lock was lost.
        }
        finally
        {
            await done.CancelAsync();
            await renewal;
            await ReleaseAsync(lease);
        }
    }

    /// <summary>Storage keeps the time of leases, so this is real time whatever the host's clock is.</summary>
    private async Task RenewAsync(BlobLeaseClient lease, CancellationTokenSource end, CancellationToken done)
    {
        try
        {
            while (true)
            {
                await Task.Delay(settings.ListenerLockPeriod / 2, done);
                await lease.RenewAsync(cancellationToken: done);
            }
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
        catch (Exception error) when (error is RequestFailedException or AggregateException)
        {
            Log.Lost(logger, path, error.Message);
            await end.CancelAsync();
        }
    }

    private static async Task ReleaseAsync(BlobLeaseClient lease)
    {
        try
        {
            await lease.ReleaseAsync(cancellationToken: CancellationToken.None);
        }
        catch (Exception error) when (error is RequestFailedException or AggregateException)
        {
            // It was lost, or storage is gone: the lease ends by itself.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Lock {Path} is held")]
        public static partial void Held(ILogger logger, string path);

        [LoggerMessage(2, LogLevel.Debug, "Lock {Path} is held by another host; asking again later")]
        public static partial void Waiting(ILogger logger, string path);

        [LoggerMessage(3, LogLevel.Warning, "Lock {Path} was lost: {Reason}")]
        public static partial void Lost(ILogger logger, string path, string reason);
    }
}
