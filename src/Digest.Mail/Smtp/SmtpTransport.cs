namespace Digest.Mail.Smtp;

/// <summary>
/// Sends messages over a few connections that are kept open between them. Thread-safe: more senders than connections wait.
/// </summary>
public sealed class SmtpTransport : IAsyncDisposable
{
    private readonly SmtpOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly SmtpPool _pool;

    /// <summary>Connects when the first message comes.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message names each setting.</exception>
    public SmtpTransport(SmtpOptions options, TimeProvider? timeProvider = null)
    {
        if (options.Problems().ToList() is { Count: > 0 } problems)
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        _options = options;
        _timeProvider = timeProvider ?? TimeProvider.System;
        _pool = new SmtpPool(options, _timeProvider);
    }

    /// <summary>Sends one message; the bytes are not touched after the task ends.</summary>
    /// <remarks>
    /// A connection on which messages went before, and which turns out to be closed as the next begins, is replaced once.
    /// While no connection could be made, messages are deferred without another try, for 5 seconds, and after a refused login
    /// or certificate for a minute. While at least one lives, messages wait for it instead.
    /// </remarks>
    /// <exception cref="OperationCanceledException">The token was cancelled before the message was handed over: it was not sent.</exception>
    public async Task<SmtpOutcome> SendAsync(SmtpEnvelope envelope, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var turn = await _pool.TakeAsync(cancellationToken);
        for (var isReplaced = false; turn.Connection is { } connection; isReplaced = true)
        {
            var isUsed = connection.Messages > 0;
            SmtpOutcome outcome;
            try
            {
                outcome = await connection.SendAsync(envelope, message, cancellationToken);
            }
            catch
            {
                await _pool.GiveAsync(connection);
                throw;
            }

            if (isReplaced || !isUsed || connection.IsUsable || !outcome.IsClosedBefore)
            {
                await _pool.GiveAsync(connection);
                return outcome;
            }

            turn = await _pool.ReplaceAsync(connection, cancellationToken);
        }

        return turn.Failure!;
    }

    /// <summary>Connects and logs in without sending anything, to find out whether mail can go out.</summary>
    /// <returns>Accepted, or what stood in the way.</returns>
    public async Task<SmtpOutcome> CheckAsync(CancellationToken cancellationToken)
    {
        _pool.ThrowIfDisposed();
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

    /// <summary>Waits for the messages under way and takes leave of the server on each connection; who still waits for one is sent away.</summary>
    public ValueTask DisposeAsync() => _pool.DisposeAsync();
}
