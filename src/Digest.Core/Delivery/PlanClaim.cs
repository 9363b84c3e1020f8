using Digest.Core.Issues;

namespace Digest.Core.Delivery;

/// <summary>
/// The sole right to freeze an issue's list of readers: the issue's row says until when, and it is renewed while the work
/// goes on. Two who froze it side by side would each count another audience, and judge rows that are being sent already.
/// </summary>
internal sealed class PlanClaim : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly IIssueStore _issues;
    private readonly TimeSpan _length;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _lost = new();
    private readonly ITimer _timer;
    private Task _renewal = Task.CompletedTask;
    private DateTimeOffset _until;

    private PlanClaim(IIssueStore issues, Issue issue, TimeSpan length, TimeProvider time)
    {
        (_issues, Issue, _length, _time, _until) = (issues, issue, length, time, issue.Planning!.Value);
        _timer = time.CreateTimer(static claim => ((PlanClaim)claim!).Renew(), this, length / 3, length / 3);
    }

    /// <summary>The issue as it was claimed.</summary>
    public Issue Issue { get; }

    /// <summary>Cancelled when somebody else has it, or an editor changed the issue.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Whether somebody holds a claim on this issue.</summary>
    public static bool IsHeld(Issue issue, DateTimeOffset now) => issue.State == IssueState.Rendered && issue.Planning > now;

    /// <summary>Claims the issue; null when somebody else was first.</summary>
    /// <param name="issues">The store.</param>
    /// <param name="issue">The issue, with what is to be written along with the claim.</param>
    /// <param name="claimTime">How long a claim holds that is not renewed; a minute at most.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<PlanClaim?> TakeAsync(IIssueStore issues, Issue issue, TimeSpan claimTime, TimeProvider time, CancellationToken cancellationToken)
    {
        var length = claimTime < Longest ? claimTime : Longest;
        return await issues.TryUpdateAsync(issue with { Planning = time.GetUtcNow() + length }, cancellationToken) is { } claimed
            ? new PlanClaim(issues, claimed, length, time)
            : null;
    }

    /// <summary>Whether the row is still as this claim left it.</summary>
    public bool Holds(Issue row) =>
        row.State == IssueState.Rendered && row.Planning == _until && row.Batches == Issue.Batches && row.Approved == Issue.Approved && row.Edits == Issue.Edits;

    /// <summary>Ends the renewing: what follows writes the row itself.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _renewal;
        _lost.Dispose();
    }

    private void Renew()
    {
        if (_renewal.IsCompleted)
            _renewal = RenewAsync();
    }

    private async Task RenewAsync()
    {
        var next = _time.GetUtcNow() + _length;
        try
        {
            var row = await _issues.ChangeAsync(Issue.Id, row => Holds(row) ? row with { Planning = next } : row, CancellationToken.None);
            if (row?.Planning == next)
                _until = next;
            else
                await _lost.CancelAsync();
        }
        catch (Exception failure) when (failure is not ObjectDisposedException)
        {
            // Storage that fails for long loses the claim, which the end of the work finds out.
        }
    }
}
