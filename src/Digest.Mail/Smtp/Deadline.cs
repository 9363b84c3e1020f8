namespace Digest.Mail.Smtp;

/// <summary>
/// The time limit of what a connection waits for, together with the caller's wish to stop. Once a message is handed
/// over, that wish no longer cuts the wait for its answer at once but after a grace, so that the outcome is known.
/// </summary>
internal sealed class Deadline(TimeProvider timeProvider) : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Far = TimeSpan.FromDays(1);

    private readonly CancellationTokenSource _source = new(Far, timeProvider);
    private volatile bool _handedOver;

    public CancellationToken Token => _source.Token;

    /// <summary>The time begins now.</summary>
    public void Within(TimeSpan time) => _source.CancelAfter(time);

    /// <summary>No limit, until the next.</summary>
    public void Rest() => _source.CancelAfter(Far);

    /// <summary>Joins the caller's wish to stop, until the registration is disposed.</summary>
    public CancellationTokenRegistration Join(CancellationToken cancellationToken)
    {
        _handedOver = false;
        return cancellationToken.UnsafeRegister(static state => ((Deadline)state!).OnCancelled(), this);
    }

    /// <summary>From here on the outcome is worth waiting for.</summary>
    /// <exception cref="OperationCanceledException">The caller wished to stop before.</exception>
    public void HandOver(TimeSpan time)
    {
        Within(time);
        _handedOver = true;
        _source.Token.ThrowIfCancellationRequested();
    }

    public void Dispose() => _source.Dispose();

    private void OnCancelled()
    {
        if (_handedOver)
            _source.CancelAfter(Grace);
        else
            _source.Cancel();
    }
}
