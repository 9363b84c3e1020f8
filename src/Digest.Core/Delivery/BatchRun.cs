using System.Threading.Channels;
using Digest.Core.Delivery.Pacing;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Delivery;

/// <summary>What a batch needs of the deployment.</summary>
internal sealed record BatchTools(
    IIssueStore Issues,
    IDeliveryStore Deliveries,
    DeliveryWatch Watch,
    IReadOnlyList<IAnswerDesk> Desks,
    UnsubscribeLinks Links,
    ReaderLinks Own,
    Flight Flight,
    MailPace Pace,
    StopSwitch Switch,
    DeliveryOptions Options,
    TimeProvider Time,
    ILogger Logger);

/// <summary>
/// One run over a batch. Copies are claimed by the write that records the answers of earlier ones, just before they are
/// sent; what a crash leaves claimed is what was in flight.
/// </summary>
internal sealed partial class BatchRun(BatchTools tools, Edition edition, Issue issue, int batch, PreparedIssues prepared, BatchReaders readers, CopyReport report)
{
    // The host ends a function after half an hour; what is left then is another run's.
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SlowestRecord = TimeSpan.FromSeconds(1);

    private readonly Channel<CopyAnswer> _answers = Channel.CreateUnbounded<CopyAnswer>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<CopyAnswer> _done = [];
    private readonly DateTimeOffset _begun = tools.Time.GetUtcNow();
    private readonly AnswerSigns _signs = new(tools);
    private Queue<DeliveryRow> _due = [];
    private Issue _issue = issue;
    private DateTimeOffset _looked = tools.Time.GetUtcNow();
    private DateTimeOffset? _next;
    private int _learnt;
    private int _inFlight;
    private int _held;
    private bool _isOver;
    private DeliveryRow? _withheld;

    /// <summary>
    /// Sends every row that is due. When the batch should be looked at again: null when all its rows are final, or when
    /// the issue was halted.
    /// </summary>
    /// <exception cref="OperationCanceledException">The host stops; every claim was recorded or given back.</exception>
    public async Task<DateTimeOffset?> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LoadAsync(cancellationToken);
            if (_due.Count > 0)
            {
                await tools.Switch.LookAsync(_issue, cancellationToken);
                _held = tools.Flight.TakeFree(_due.Count);
                if (_held == 0)
                {
                    _held = await tools.Flight.TakeAsync(_due.Count, cancellationToken);
                    // Others may have done it while this one waited for its turn.
                    await LoadAsync(cancellationToken);
                }
            }

            while (_due.Count > 0 || _inFlight > 0 || _done.Count > 0)
            {
                if (_inFlight > 0 && !await HasEnoughAsync())
                    continue;
                await RecordAndClaimAsync(cancellationToken);
                if (_isOver && _inFlight == 0 && _done.Count == 0)
                    break;
            }
        }
        catch
        {
            await DrainAsync();
            throw;
        }
        finally
        {
            tools.Flight.Give(_held);
        }

        cancellationToken.ThrowIfCancellationRequested();
        await tools.Switch.ShareAsync(_issue, cancellationToken);
        // A mark in the ledger that the batch waits and has not died.
        if (_withheld is { } row && _next is { } next)
            await tools.Deliveries.TryUpdateAsync(row with { Code = DeliveryRules.Paced, Until = next, Changed = tools.Time.GetUtcNow() }, cancellationToken);
        return _issue.Paused is null ? _next : null;
    }

    // The rows that are due; when one that is not will be.
    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var now = tools.Time.GetUtcNow();
        var due = new List<DeliveryRow>();
        _next = null;
        await foreach (var row in tools.Deliveries.ReadAsync(_issue.Id, batch, cancellationToken))
        {
            if (row.IsFinal)
                continue;
            if (row.Status == DeliveryStatus.Planned || row.Until <= now)
                due.Add(row);
            else
                Later(row.Until);
        }

        _due = new Queue<DeliveryRow>(due);
    }

    // Answers are recorded many at a time, and a slow one does not keep the others waiting.
    private async Task<bool> HasEnoughAsync()
    {
        using var patience = new CancellationTokenSource(SlowestRecord, tools.Time);
        try
        {
            while (_done.Count * 4 < (_done.Count + _inFlight) * 3 || _done.Count == 0)
                Take(await _answers.Reader.ReadAsync(patience.Token));
        }
        catch (OperationCanceledException)
        {
            // What there is must do.
        }

        while (_answers.Reader.TryRead(out var more))
            Take(more);
        return _done.Count > 0;

        void Take(CopyAnswer answer)
        {
            _inFlight--;
            _done.Add(answer);
        }
    }

    private async Task RecordAndClaimAsync(CancellationToken cancellationToken)
    {
        // They stay among what is done until they are written: what storage refuses meanwhile must not cost them.
        var answers = _done.ToList();
        List<DeliveryRow> outcomes = [.. answers.Select(answer => answer.Row)];
        // Before the ledger has it: of rows that are final nobody would learn any more.
        await LearnAsync(answers[_learnt..]);
        _learnt = answers.Count;
        await _signs.ReadAsync(_issue, answers, cancellationToken);
        var (claims, settled) = await NextAsync(answers.Count, cancellationToken);
        if (outcomes.Count + claims.Count + settled.Count == 0)
            return;
        // Never cancelled: an answer that is known must not become an uncertain one because the host is stopping.
        var stored = await tools.Deliveries.TryUpdateAsync([.. outcomes, .. claims.Select(claim => claim.Row), .. settled], CancellationToken.None);
        if (stored is null)
        {
            // Another worker was first with one of them. What is known is recorded, and the rest is looked at anew.
            foreach (var lost in outcomes.ExceptBy((await tools.Deliveries.UpdateAsync(outcomes, CancellationToken.None)).Select(row => row.SubscriberId), row => row.SubscriberId, StringComparer.Ordinal))
                Log.Overtaken(tools.Logger, lost.IssueId, lost.SubscriberId, lost.Status);
            await LoadAsync(CancellationToken.None);
            claims.Clear();
        }

        _done.Clear();
        _learnt = 0;
        Balance(claims.Count);
        Report(answers, stored is null ? [] : settled);
        foreach (var (at, claim) in claims.Index())
            Begin(claim with { Row = stored![outcomes.Count + at] }, cancellationToken);
    }

    private void Report(List<CopyAnswer> answers, List<DeliveryRow> settled)
    {
        if (!report.IsHeard)
            return;
        foreach (var answer in answers)
            report.Answered(answer);
        foreach (var row in settled)
            report.Settled(row, readers.Known(row.SubscriberId)?.Channel);
    }

    // Places are held for what is in flight, and for what is claimed next.
    private void Balance(int claims)
    {
        var needed = _inFlight + claims;
        if (needed < _held)
        {
            tools.Flight.Give(_held - needed);
            _held = needed;
        }
    }

    private async Task DrainAsync()
    {
        while (_inFlight > 0)
        {
            _done.Add(await _answers.Reader.ReadAsync(CancellationToken.None));
            _inFlight--;
        }

        await LearnAsync(_done[_learnt..]);
        await tools.Deliveries.UpdateAsync([.. _done.Select(answer => answer.Row)], CancellationToken.None);
        Report(_done, []);
    }

    private async Task<(List<Claim> Claims, List<DeliveryRow> Settled)> NextAsync(int recorded, CancellationToken cancellationToken)
    {
        var (claims, settled) = (new List<Claim>(), new List<DeliveryRow>());
        if (await IsOverAsync(cancellationToken))
        {
            foreach (var left in _due)
                Later(left.Until ?? tools.Time.GetUtcNow());
            _due.Clear();
            return (claims, settled);
        }

        var room = IDeliveryStore.RowsPerWrite - recorded;
        if (_held == 0 && _due.Count > 0)
            _held = await tools.Flight.TakeAsync(Math.Min(_due.Count, room), cancellationToken);
        _held += tools.Flight.TakeFree(Math.Max(0, Math.Min(_due.Count, room) - (_held - _inFlight)));
        await readers.RefreshAsync(cancellationToken);
        var now = tools.Time.GetUtcNow();
        while (_due.Count > 0 && claims.Count + settled.Count < room && claims.Count < _held - _inFlight)
        {
            var row = _due.Dequeue();
            if (row.Status == DeliveryStatus.Sending)
            {
                row = DeliveryRules.AfterInterruption(row, readers.Known(row.SubscriberId)?.Channel, edition.Uncertain, now);
                if (row.IsFinal)
                {
                    settled.Add(row);
                    continue;
                }
            }

            var (reader, reason) = readers.Find(row.SubscriberId);
            if ((_issue.Recalled is not null ? "recalled" : _issue.Cancelled is not null ? "cancelled" : reason) is { } why)
                settled.Add(DeliveryRules.Unsent(row, why, Words(why), now));
            else if (await prepared.FindAsync(reader!.Channel, row.Choice) is { } copyOf)
                claims.Add(new Claim(row with { Status = DeliveryStatus.Sending, Attempts = row.Attempts + 1, FirstTried = row.FirstTried ?? now, Until = now + tools.Options.ClaimTime, Changed = now }, row, reader, copyOf));
            else
                settled.Add(row with { Status = DeliveryStatus.Failed, Code = "no channel", Detail = $"This deployment has no channel for {reader.Channel}.", Until = null, Changed = now });
        }

        return (await WithinPaceAsync(claims, cancellationToken), settled);
    }

    private async Task<List<Claim>> WithinPaceAsync(List<Claim> claims, CancellationToken cancellationToken)
    {
        List<Claim> mails = [.. claims.Where(claim => claim.Reader.Channel == ChannelKind.Email)];
        if (mails.Count == 0)
            return claims;
        var grant = await tools.Pace.ReserveAsync([.. mails.Select(claim => MailboxAddress.DomainOf(claim.Reader.Address))], cancellationToken);
        if (grant.Next is { } next)
            Later(next);
        var waiting = mails.Where((_, at) => !grant.Granted[at]).ToHashSet();
        _withheld ??= waiting.FirstOrDefault()?.Before;
        return [.. claims.Where(claim => !waiting.Contains(claim))];
    }

    private void Begin(Claim claim, CancellationToken cancellationToken)
    {
        _inFlight++;
        _ = SendAsync(claim, cancellationToken);
    }

    private async Task SendAsync(Claim claim, CancellationToken cancellationToken)
    {
        var row = claim.Row;
        var begun = tools.Time.GetUtcNow();
        var copy = new Copy(claim.Reader, DeliveryId.For(row.IssueId, row.Revision, row.SubscriberId), tools.Links.For(edition, claim.Reader), row.Attempts)
        {
            PreferencesUrl = claim.Reader.Channel is ChannelKind.Email ? tools.Own.Preferences(edition, claim.Reader.Id) : null,
            Progress = row.Progress,
        };
        DeliveryOutcome? outcome = null;
        using var end = new CancellationTokenSource(TimeLeft(row, begun), tools.Time);
        await using var stop = cancellationToken.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), end);
        try
        {
            outcome = await claim.Issue.SendAsync(copy, end.Token);
            Log.Outcome(tools.Logger, row.IssueId, row.SubscriberId, row.Attempts, outcome.Kind, outcome.Code);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Nothing was sent: the claim is given back for whoever runs next.
            _isOver = true;
            row = claim.Before with { Version = row.Version, Changed = row.Changed };
        }
        catch (Exception fault)
        {
            // One reader's copy must not stop the others'; how far it came is not known.
            Log.Faulted(tools.Logger, row.IssueId, row.SubscriberId, fault);
            outcome = new DeliveryOutcome(OutcomeKind.Uncertain, "fault", $"The channel {claim.Reader.Channel} broke: {fault.GetType().Name}. The log has the cause.");
        }

        if (outcome is not null)
            row = DeliveryRules.After(row, outcome, claim.Reader.Channel, edition.Uncertain, tools.Time.GetUtcNow());
        if (!row.IsFinal)
            Later(row.Until ?? tools.Time.GetUtcNow());
        _answers.Writer.TryWrite(new CopyAnswer(row, claim.Reader, outcome, claim.Row.Changed, begun));
    }

    private TimeSpan TimeLeft(DeliveryRow claimed, DateTimeOffset now) =>
        claimed.Until - tools.Options.TimeToRecord - now is { } left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    // Never cancelled: the row says that the address does not exist, and nobody would suppress it later.
    private async Task LearnAsync(List<CopyAnswer> answers)
    {
        foreach (var (answer, desk) in answers.SelectMany(_ => tools.Desks, (answer, desk) => (answer, desk)))
        {
            if (answer.Outcome is not { } outcome)
                continue;
            try
            {
                await desk.LearnAsync(answer.Reader, answer.Row, outcome, CancellationToken.None);
            }
            catch (Exception failure)
            {
                // It is learnt with the next issue; this one goes on.
                Log.NotLearnt(tools.Logger, answer.Row.IssueId, answer.Row.SubscriberId, failure);
            }
        }
    }

    // An operator's word, or a reason to halt, is heard in the middle of a batch.
    private async Task<bool> IsOverAsync(CancellationToken cancellationToken)
    {
        var now = tools.Time.GetUtcNow();
        if (_isOver || cancellationToken.IsCancellationRequested || now - _begun > LongestRun)
            return _isOver = true;
        if (now - _looked > LookAgain)
        {
            _looked = now;
            _issue = await tools.Issues.FindAsync(_issue.Id, cancellationToken) ?? _issue;
            await tools.Switch.LookAsync(_issue, cancellationToken);
        }

        if (_issue is { Recalled: null, Cancelled: null } && tools.Switch.ReasonToHalt(_issue) is { } reason)
            _issue = await tools.Watch.HaltAsync(_issue.Id, reason, cancellationToken) ?? _issue;
        return _isOver = _issue.State != IssueState.Delivering || _issue.Paused is not null;
    }

    private void Later(DateTimeOffset? until)
    {
        // Answers come from several threads.
        lock (_answers)
            _next = _next is null || until < _next ? until : _next;
    }

    private static string? Words(string code) => code switch
    {
        "recalled" => "The issue was recalled before this copy was sent.",
        "cancelled" => "Sending was ended before this copy was sent.",
        _ => null,
    };

    private sealed record Claim(DeliveryRow Row, DeliveryRow Before, Subscriber Reader, IPreparedIssue Issue);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Issue {Issue} to {Subscriber}, attempt {Attempt}: {Outcome} ({Code})")]
        public static partial void Outcome(ILogger logger, string issue, string subscriber, int attempt, OutcomeKind outcome, string code);

        [LoggerMessage(2, LogLevel.Warning, "The row of {Subscriber} for issue {Issue} was changed by somebody else before {Status} could be recorded")]
        public static partial void Overtaken(ILogger logger, string issue, string subscriber, DeliveryStatus status);

        [LoggerMessage(3, LogLevel.Error, "What was answered to the copy of {Subscriber} for issue {Issue} could not be learnt from")]
        public static partial void NotLearnt(ILogger logger, string issue, string subscriber, Exception failure);

        [LoggerMessage(4, LogLevel.Error, "The copy of {Subscriber} for issue {Issue} broke its channel")]
        public static partial void Faulted(ILogger logger, string issue, string subscriber, Exception fault);
    }
}
