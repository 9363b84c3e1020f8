using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Receivers;

public sealed class ReceiverHealthTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Start);
    private readonly InMemorySubscribers _subscribers = new();
    private readonly InMemoryAttempts _log = new();
    private readonly InMemoryNotices _notices;
    private readonly RecordingLogger<ReceiverHealth> _logger = new();
    private readonly Edition _edition = Newsroom.Weekly();
    private readonly ReceiverHealth _health;
    private readonly Subscriber _receiver = new()
    {
        Id = new string('1', 32),
        Edition = "weekly",
        Channel = ChannelKind.Webhook,
        Address = "https://hooks.example.org/s3cr3t",
        Contact = "ops@example.org",
        Changed = Start.AddDays(-30),
    };

    public ReceiverHealthTests()
    {
        _edition.EditorAddress = "editors@news.example";
        _notices = new InMemoryNotices(_time);
        _health = new ReceiverHealth(_subscribers, _log, new EditionList([_edition]), _notices, _time, _logger);
    }

    [Theory]
    [InlineData("http 410")]
    [InlineData("gone http 404")]
    public async Task A_receiver_that_is_gone_is_switched_off_at_once_and_its_owner_told_M64(string code)
    {
        await AddAsync(_receiver);

        await TriedAsync(OutcomeKind.Refused, code);

        var row = await RowAsync();
        Assert.Equal((SubscriberStatus.Disabled, code, Start), (row.Status, row.Reason, row.Changed!.Value));
        Assert.Equal(new ReceiverNoticeMessage("weekly", row.Id, Start), Assert.Single(_notices.Waiting).Message with { Trace = null });
        Assert.DoesNotContain(_logger.Lines, line => line.Message.Contains("s3cr3t", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_receiver_that_fails_for_five_days_is_switched_off_and_its_owner_told_once_M65()
    {
        await AddAsync(_receiver);
        foreach (var hours in new[] { 0, 1, 24, 72, 119 })
        {
            _time.SetUtcNow(Start.AddHours(hours));
            await TriedAsync(OutcomeKind.Deferred, "http 404");
            Assert.Equal(SubscriberStatus.Active, (await RowAsync()).Status);
        }

        _time.SetUtcNow(Start.AddHours(120));
        await TriedAsync(OutcomeKind.Deferred, "http 401");
        await TriedAsync(OutcomeKind.Deferred, "http 401");

        Assert.Equal((SubscriberStatus.Disabled, "http 401"), ((await RowAsync()).Status, (await RowAsync()).Reason));
        Assert.Equal(new ReceiverNoticeMessage("weekly", _receiver.Id, Start.AddHours(120)) { Since = Start }, Assert.Single(_notices.Waiting).Message with { Trace = null });
    }

    [Theory]
    [InlineData(OutcomeKind.Sent, "http 200")]
    [InlineData(OutcomeKind.Sent, "http 204")]
    public async Task A_success_in_between_begins_the_count_anew_M65(OutcomeKind kind, string code)
    {
        await AddAsync(_receiver);
        await FailingAsync(days: 4);
        await TriedAsync(kind, code);
        await FailingAsync(days: 4);

        Assert.Equal(SubscriberStatus.Active, (await RowAsync()).Status);
    }

    [Fact]
    public async Task A_few_failures_far_apart_are_not_enough_M65()
    {
        await AddAsync(_receiver);
        for (var week = 0; week < ReceiverHealth.FewestFailures - 1; week++)
        {
            await TriedAsync(OutcomeKind.Deferred, "timeout");
            _time.Advance(TimeSpan.FromDays(7));
        }

        Assert.Equal(SubscriberStatus.Active, (await RowAsync()).Status);
        await TriedAsync(OutcomeKind.Deferred, "timeout");
        Assert.Equal(SubscriberStatus.Disabled, (await RowAsync()).Status);
    }

    [Theory]
    [InlineData(OutcomeKind.Deferred, "setup http 401")]
    [InlineData(OutcomeKind.Refused, "setup template")]
    [InlineData(OutcomeKind.Uncertain, "answer lost")]
    public async Task What_is_not_the_receivers_fault_does_not_count(OutcomeKind kind, string code)
    {
        await AddAsync(_receiver);
        for (var day = 0; day < 12; day++)
        {
            await TriedAsync(kind, code);
            _time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(SubscriberStatus.Active, (await RowAsync()).Status);
    }

    [Fact]
    public async Task What_was_before_it_was_mended_does_not_count()
    {
        await AddAsync(_receiver);
        await FailingAsync(days: 6);
        Assert.Equal(SubscriberStatus.Disabled, (await RowAsync()).Status);
        await _subscribers.SetStatusAsync("weekly", _receiver.Id, SubscriberStatus.Active, null, _time.GetUtcNow(), default);

        await TriedAsync(OutcomeKind.Deferred, "http 500", await RowAsync());

        Assert.Equal(SubscriberStatus.Active, (await RowAsync()).Status);
    }

    [Theory]
    [InlineData(SubscriberStatus.Pending)]
    [InlineData(SubscriberStatus.Unsubscribed)]
    [InlineData(SubscriberStatus.Disabled)]
    public async Task Whoever_gets_nothing_anyway_stays_as_they_are(SubscriberStatus status)
    {
        await AddAsync(_receiver with { Status = status });

        await TriedAsync(OutcomeKind.Refused, "http 410");

        Assert.Equal(status, (await RowAsync()).Status);
        Assert.Empty(_notices.Waiting);
    }

    [Theory]
    [InlineData("editors@news.example", 1)]
    [InlineData(null, 0)]
    public async Task Without_a_contact_the_editor_is_told_where_there_is_one_M65(string? editor, int notices)
    {
        _edition.EditorAddress = editor;
        await AddAsync(_receiver with { Contact = null });

        await TriedAsync(OutcomeKind.Refused, "http 410");

        Assert.Equal((SubscriberStatus.Disabled, notices), ((await RowAsync()).Status, _notices.Waiting.Count));
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_fails_nothing()
    {
        await AddAsync(_receiver);
        _log.Fails = true;

        await TriedAsync(OutcomeKind.Sent, "http 200");

        Assert.Contains(_logger.Lines, line => line.Message.Contains(_receiver.Id, StringComparison.Ordinal));
    }

    private async Task FailingAsync(int days)
    {
        for (var hours = 0; hours <= days * 24; hours += 12)
        {
            _time.Advance(TimeSpan.FromHours(12));
            await TriedAsync(OutcomeKind.Deferred, "http 500");
        }
    }

    private Task<bool> AddAsync(Subscriber receiver) => _subscribers.TryAddAsync(receiver, default);

    private async Task<Subscriber> RowAsync() => (await _subscribers.FindAsync("weekly", _receiver.Id, default))!;

    private Task TriedAsync(OutcomeKind kind, string code, Subscriber? receiver = null) => _health.RecordAsync(receiver ?? _receiver, new Attempt
    {
        Edition = "weekly",
        SubscriberId = _receiver.Id,
        At = _time.GetUtcNow(),
        Subject = "weekly-2026-W47",
        MessageId = new string('a', 32),
        Kind = kind,
        Code = code,
        Took = TimeSpan.FromMilliseconds(80),
    });
}
