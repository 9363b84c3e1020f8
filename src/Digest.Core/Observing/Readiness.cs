namespace Digest.Core.Observing;

/// <summary>Something that the app cannot work without.</summary>
public interface IReadinessCheck
{
    /// <summary>The names of what is not as it should be, without internals, since strangers may ask; empty when all is well.</summary>
    Task<IReadOnlyList<string>> FailingAsync(CancellationToken cancellationToken);
}

/// <summary>Whether the app can work. An answer stands for some seconds, so that whoever asks often costs nothing.</summary>
public sealed class Readiness(IEnumerable<IReadinessCheck> checks, TimeProvider time)
{
    /// <summary>How long an answer stands.</summary>
    public static readonly TimeSpan Stands = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private Task<IReadOnlyList<string>>? _answer;
    private DateTimeOffset _asked;

    /// <summary>The names of what fails; empty when the app is ready.</summary>
    public Task<IReadOnlyList<string>> FailingAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_answer is null || (_answer.IsCompleted && now - _asked >= Stands))
                (_answer, _asked) = (Task.Run(AskAsync, CancellationToken.None), now);
            return _answer.WaitAsync(cancellationToken);
        }
    }

    // Shared by all who ask meanwhile, so that none of them can cancel it for the others.
    private async Task<IReadOnlyList<string>> AskAsync()
    {
        var answers = await Task.WhenAll(checks.Select(check => check.FailingAsync(CancellationToken.None)));
        return [.. answers.SelectMany(failing => failing)];
    }
}
