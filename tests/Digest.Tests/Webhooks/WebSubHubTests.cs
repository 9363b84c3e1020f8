using System.Text;
using Digest.Channels.Feeds;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Webhooks;

/// <summary>How a hub is told that feeds changed.</summary>
public sealed class WebSubHubTests
{
    private static readonly Uri[] Feeds = [new("https://archive.example/weekly/atom.xml"), new("https://archive.example/weekly/rss.xml")];

    private readonly FakeTimeProvider _time = new();
    private readonly Lines _log = new();

    [Fact]
    public async Task Each_feed_is_named_in_a_form_of_its_own()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 202 Accepted");
        using var hub = new WebSubHub(_time, _log);
        await hub.PingAsync(new Uri(receiver.Address), Feeds, CancellationToken.None);

        Assert.Equal(
            ["hub.mode=publish&hub.url=https%3A%2F%2Farchive.example%2Fweekly%2Fatom.xml", "hub.mode=publish&hub.url=https%3A%2F%2Farchive.example%2Fweekly%2Frss.xml"],
            receiver.Requests.Select(request => Encoding.UTF8.GetString(request.Body)).Order());
        Assert.All(receiver.Requests, request => Assert.StartsWith("POST /hook", request.Line, StringComparison.Ordinal));
        Assert.Empty(_log.Warnings);
    }

    [Theory]
    [InlineData("HTTP/1.1 500 Broken")]
    [InlineData("HTTP/1.1 302 Found", "Location: http://127.0.0.1:1/")]
    public async Task A_hub_that_refuses_is_logged_with_the_setting_and_stops_nothing(params string[] answer)
    {
        await using var receiver = Receiver.Answering(answer);
        using var hub = new WebSubHub(_time, _log);
        await hub.PingAsync(new Uri(receiver.Address), Feeds, CancellationToken.None);

        Assert.Equal(2, _log.Warnings.Count);
        Assert.All(_log.Warnings, line => Assert.Contains("Digest:Archive:Hub", line, StringComparison.Ordinal));
        Assert.Equal(2, receiver.Requests.Count);
    }

    [Fact]
    public async Task A_hub_that_hangs_up_stops_nothing()
    {
        await using var receiver = Receiver.HangingUp();
        using var hub = new WebSubHub(_time, _log);
        await hub.PingAsync(new Uri(receiver.Address), Feeds, CancellationToken.None);

        Assert.Equal(2, _log.Warnings.Count);
    }

    [Fact]
    public async Task A_hub_that_keeps_silent_is_given_up_after_a_while()
    {
        await using var receiver = Receiver.Silent();
        using var hub = new WebSubHub(_time, _log);
        var ping = hub.PingAsync(new Uri(receiver.Address), Feeds[..1], CancellationToken.None);
        await receiver.Received;
        Assert.False(ping.IsCompleted);
        _time.Advance(WebSubHub.Patience);
        await ping;

        Assert.Single(_log.Warnings);
    }

    [Fact]
    public async Task Who_stops_the_app_does_not_wait_for_the_hub()
    {
        await using var receiver = Receiver.Silent();
        using var hub = new WebSubHub(_time, _log);
        using var stop = new CancellationTokenSource();
        var ping = hub.PingAsync(new Uri(receiver.Address), Feeds[..1], stop.Token);
        await receiver.Received;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ping);
    }

    private sealed class Lines : ILogger<WebSubHub>
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Warnings)
                Warnings.Add(formatter(state, exception));
        }
    }
}
