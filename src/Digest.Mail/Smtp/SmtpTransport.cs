namespace Digest.Mail.Smtp;

/// <summary>
/// Sends messages over a few connections that are kept open between them. Thread-safe: more senders than connections wait.
/// </summary>
public sealed class SmtpTransport : IAsyncDisposable
{
    // A server that is down is not knocked at for each of a thousand readers, and a wrong password does not lock the account.
    private static readonly TimeSpan HoldAfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HoldAfterFault = TimeSpan.FromMinutes(1);

    private readonly SmtpOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly SemaphoreSlim _slots;
    private readonly Stack<Idle> _idle = new();
    private readonly ITimer _sweeper;
    private readonly Lock _lock = new();
    private (SmtpOutcome Outcome, DateTimeOffset Until)? _hold;
    private bool _isDisposed;

    /// <summary>Connects when the first message comes.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message names each setting.</exception>
    public SmtpTransport(SmtpOptions options, TimeProvider? timeProvider = null)
    {
        if (options.Problems().ToList() is { Count: > 0 } problems)
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        _options = options;
        _timeProvider = timeProvider ?? TimeProvider.System;
        _slots = new SemaphoreSlim(options.Connections);
        _sweeper = _timeProvider.CreateTimer(static state => ((SmtpTransport)state!).Sweep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sends one message; the bytes are not touched after the task ends.</summary>
    /// <remarks>
    /// A connection on which messages went before and that is lost before this one was on its way is replaced once.
    /// After a failure to connect the next messages are deferred without another try, for 5 seconds; after a refused
    /// login or certificate for a minute.
    /// </remarks>
    /// <exception cref="OperationCanceledException">The token was cancelled before the message was handed over: it was not sent.</exception>
    public async Task<SmtpOutcome> SendAsync(SmtpEnvelope envelope, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (Take() is { } used)
            {
                var outcome = await SendOnAsync(used, envelope, message, cancellationToken);
                var wasClosedMeanwhile = !used.IsUsable && outcome is { Kind: SmtpOutcomeKind.Deferred, IsBeforeContent: true };
                if (!wasClosedMeanwhile)
                    return outcome;
            }

            if (Held() is { } held)
                return held;
            var fresh = await OpenAsync(cancellationToken);
            return fresh.Connection is null
                ? fresh.Failure!
                : await SendOnAsync(fresh.Connection, envelope, message, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Connects and logs in without sending anything, to find out whether mail can go out.</summary>
    /// <returns>Accepted, or what stood in the way.</returns>
    public async Task<SmtpOutcome> CheckAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            await using var connection = await SmtpConnection.ConnectAsync(_options, _timeProvider, cancellationToken);
            return new SmtpOutcome(SmtpOutcomeKind.Accepted, SmtpStage.Authentication, "ready", $"{_options} is ready.", SmtpFault.None);
        }
        catch (SmtpException exception)
        {
            return exception.Outcome;
        }
    }

    /// <summary>Waits for the messages under way and takes leave of the server on each connection.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
        }

        for (var i = 0; i < _options.Connections; i++)
            await _slots.WaitAsync();
        await _sweeper.DisposeAsync();
        while (_idle.TryPop(out var idle))
            await idle.Connection.DisposeAsync();
        _slots.Release(_options.Connections);
    }

    private async Task<SmtpOutcome> SendOnAsync(SmtpConnection connection, SmtpEnvelope envelope, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.SendAsync(envelope, message, cancellationToken);
        }
        finally
        {
            if (!connection.IsUsable)
                connection.Abort();
            else if (connection.Messages >= _options.MessagesPerConnection)
                await connection.DisposeAsync();
            else
                Keep(connection);
        }
    }

    private async Task<(SmtpConnection? Connection, SmtpOutcome? Failure)> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await SmtpConnection.ConnectAsync(_options, _timeProvider, cancellationToken), null);
        }
        catch (SmtpException exception)
        {
            var hold = exception.Outcome.Fault == SmtpFault.Sender ? HoldAfterFault : HoldAfterFailure;
            lock (_lock)
                _hold = (exception.Outcome, _timeProvider.GetUtcNow() + hold);
            return (null, exception.Outcome);
        }
    }

    private SmtpOutcome? Held()
    {
        lock (_lock)
        {
            if (_hold is { } hold && _timeProvider.GetUtcNow() < hold.Until)
                return hold.Outcome;
            _hold = null;
            return null;
        }
    }

    private SmtpConnection? Take()
    {
        lock (_lock)
            return _idle.TryPop(out var idle) ? idle.Connection : null;
    }

    private void Keep(SmtpConnection connection)
    {
        lock (_lock)
        {
            if (_idle.Count == 0)
                _sweeper.Change(_options.IdleTimeout, Timeout.InfiniteTimeSpan);
            _idle.Push(new Idle(connection, _timeProvider.GetTimestamp()));
        }
    }

    private void Sweep()
    {
        List<SmtpConnection> tooOld;
        lock (_lock)
        {
            if (_isDisposed)
                return;
            var all = _idle.Reverse().ToList();
            _idle.Clear();
            tooOld = [.. all.Where(IsTooOld).Select(idle => idle.Connection)];
            foreach (var idle in all.Where(idle => !IsTooOld(idle)))
                _idle.Push(idle);
            if (_idle.Count > 0)
                _sweeper.Change(_options.IdleTimeout, Timeout.InfiniteTimeSpan);
        }

        foreach (var connection in tooOld)
            _ = connection.DisposeAsync().AsTask();
    }

    private bool IsTooOld(Idle idle) => _timeProvider.GetElapsedTime(idle.Since) >= _options.IdleTimeout;

    private readonly record struct Idle(SmtpConnection Connection, long Since);
}
