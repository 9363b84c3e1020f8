using Digest.Azure;
using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Observing;
using Digest.Tests.Checks;
using Digest.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;

namespace Digest.Tests.Observing;

public sealed class GaugesTests : IDisposable
{
    private static readonly DateTimeOffset Cut = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    private readonly Newsroom _newsroom = new();
    private readonly GaugeReadings _read = new();
    private readonly StubStorage _storage = new();

    public void Dispose()
    {
        _read.Dispose();
        _storage.Dispose();
    }

    [Theory]
    [InlineData(IssueState.Composed, 2, 2)]
    [InlineData(IssueState.Rendered, 2, 2)]
    [InlineData(IssueState.Delivering, 30, 30)]
    [InlineData(IssueState.Held, 30, 0)]
    [InlineData(IssueState.Finished, 30, 0)]
    [InlineData(IssueState.Empty, 30, 0)]
    [InlineData(IssueState.Dropped, 30, 0)]
    [InlineData(IssueState.Finished, 168, 0)]
    [InlineData(IssueState.Finished, 170, 2)]
    [InlineData(IssueState.Held, 171, 3)]
    public async Task An_edition_is_late_since_its_cut_until_its_issue_is_finished_or_an_editor_has_it(IssueState state, int hours, int late)
    {
        await AddAsync(issue => issue with { State = state });
        await RecordAsync(Cut.AddHours(hours));

        Assert.Equal(late * 3600.0, _read["digest.issue.lag", "weekly"]);
    }

    [Fact]
    public async Task An_issue_that_was_approved_is_late_since_then()
    {
        await AddAsync(issue => issue with { State = IssueState.Delivering, Approved = Cut.AddHours(5) });
        await RecordAsync(Cut.AddHours(6));

        Assert.Equal(3600, _read["digest.issue.lag", "weekly"]);
    }

    [Fact]
    public async Task An_issue_that_was_published_early_stands_for_its_week()
    {
        await AddAsync(issue => issue with { State = IssueState.Finished, Cut = Cut.AddDays(-2) });
        await RecordAsync(Cut.AddHours(6));

        Assert.Equal(0, _read["digest.issue.lag", "weekly"]);
    }

    [Fact]
    public async Task A_new_deployment_owes_no_issue_of_before_and_is_late_when_its_first_does_not_come()
    {
        await RecordAsync(Cut.AddHours(-1));
        Assert.Equal(0, _read["digest.issue.lag", "weekly"]);

        await _newsroom.TickAsync();
        await RecordAsync(Cut.AddMinutes(-1));
        Assert.Equal(0, _read["digest.issue.lag", "weekly"]);
        await RecordAsync(Cut.AddHours(2));
        Assert.Equal(7200, _read["digest.issue.lag", "weekly"]);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_halted_issue_and_one_with_trouble_wait_for_an_operator(bool waits, int troubled)
    {
        await AddAsync(issue => issue with { State = IssueState.Delivering, Paused = waits ? Cut : null });
        await RecordAsync(Cut.AddHours(1));
        Assert.Equal(troubled, _read["digest.issues.troubled", "weekly"]);

        await _newsroom.Issues.TryUpdateAsync(_newsroom.Issues.Rows.Single() with { Paused = null, Trouble = waits ? "A batch was given up." : null }, default);
        await RecordAsync(Cut.AddHours(1));
        Assert.Equal(troubled, _read["digest.issues.troubled", "weekly"]);
    }

    [Theory]
    [InlineData(23, false, 0)]
    [InlineData(25, false, 1)]
    [InlineData(25, true, 0)]
    public async Task An_issue_that_waits_for_an_editor_does_so_for_an_operator_after_a_day_unless_it_has_a_deadline(int hours, bool hasDeadline, int troubled)
    {
        await AddAsync(issue => issue with { State = IssueState.Held, HeldUntil = hasDeadline ? Cut.AddHours(60) : null });
        await RecordAsync(Cut.AddHours(hours));

        Assert.Equal(troubled, _read["digest.issues.troubled", "weekly"]);
    }

    [Theory]
    [InlineData(23, 1)]
    [InlineData(25, 0)]
    public async Task Trouble_of_a_finished_issue_counts_for_a_day(int hours, int troubled)
    {
        await AddAsync(issue => issue with { State = IssueState.Finished, Trouble = "A template was broken." });
        await RecordAsync(Cut.AddHours(hours));

        Assert.Equal(troubled, _read["digest.issues.troubled", "weekly"]);
    }

    [Fact]
    public async Task Queues_are_measured_from_when_their_oldest_message_became_due()
    {
        _storage.Queue("plan", 2, (Cut.AddMinutes(-3), """{"issueId":"weekly-2026-W47","version":1}"""), (Cut, "{}"))
            .Queue("deliver", 9, (Cut.AddHours(-8), $$"""{"issueId":"weekly-2026-W47","batch":3,"version":1,"due":"{{Cut.AddMinutes(-1):O}}"}"""))
            .Queue("azure-webjobs-blobtrigger-one", 1, (Cut.AddMinutes(-7), "{}"))
            .Queue("azure-webjobs-blobtrigger-two", 4, (Cut.AddMinutes(-2), "[]"));
        await RecordAsync(Cut);

        Assert.Equal((180, 2), (_read["digest.queue.age", "plan"], _read["digest.queue.length", "plan"]));
        Assert.Equal((60, 9), (_read["digest.queue.age", "deliver"], _read["digest.queue.length", "deliver"]));
        Assert.Equal((420, 5), (_read["digest.queue.age", "uploads"], _read["digest.queue.length", "uploads"]));
        Assert.Throws<KeyNotFoundException>(() => _read["digest.queue.age", "confirm"]);
    }

    [Fact]
    public async Task A_batch_that_is_put_off_says_when_it_is_due_and_no_other_does()
    {
        _newsroom.Time.SetUtcNow(Cut);
        var queue = new QueueDeliveryQueue(new StorageSetup(_storage.Tables, _storage.Blobs, _storage.Queues, null), _newsroom.Time);
        await queue.EnqueueAsync(new BatchMessage("weekly-2026-W47", 1) { Due = Cut.AddDays(-1) }, TimeSpan.Zero, default);
        await queue.EnqueueAsync(new BatchMessage("weekly-2026-W47", 1), TimeSpan.FromHours(8), default);

        var texts = _storage.Put.Select(put => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(put.Split("<MessageText>")[1].Split('<')[0])));
        Assert.Equal(["""{"issueId":"weekly-2026-W47","batch":1,"version":1}""", """{"issueId":"weekly-2026-W47","batch":1,"version":1,"due":"2026-11-22T15:00:00+00:00"}"""], texts);
    }

    private Task<bool> AddAsync(Func<Issue, Issue> change) => _newsroom.Issues.TryCreateAsync(
        change(new Issue { Edition = "weekly", Week = "2026-W47", From = Cut.AddDays(-7), Cut = Cut, State = IssueState.Composed, Articles = [], Changed = Cut }), default);

    private Task RecordAsync(DateTimeOffset now)
    {
        _newsroom.Time.SetUtcNow(now);
        return new Gauges(_newsroom.Editions, _newsroom.Issues, _newsroom.Archive, new QueueLook(_storage.Queues, _newsroom.Time), _read.Metrics, _newsroom.Time, NullLogger<Gauges>.Instance).RecordAsync(default);
    }
}
