using Digest.Mail;
using Digest.Mail.Smtp;
using Microsoft.Extensions.Time.Testing;
using Server = Digest.Tests.Mail.ScriptedSmtpServer;

namespace Digest.Tests.Mail;

/// <summary>Senders that share connections, with a server that lets in fewer than they would like.</summary>
public sealed class SmtpPoolTests
{
    private const string TooMany = "421 4.7.0 Too many connections";

    [Fact]
    public async Task A_server_that_lets_in_fewer_connections_than_are_set_defers_nobody()
    {
        await using var server = new Server { Answer = (connection, line) => line == Server.Greeting && connection > 2 ? TooMany : null };
        await using var transport = new SmtpTransport(server.Options(), new FakeTimeProvider());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => SendAsync(transport)));

        Assert.All(outcomes, outcome => Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind));
        Assert.Equal(60, server.Messages.Count);
        Assert.InRange(server.Connections, 3, 4);
    }

    [Fact]
    public async Task A_connection_that_has_done_its_share_is_followed_by_another_even_while_no_more_are_let_in()
    {
        await using var server = new Server { Answer = (connection, line) => line == Server.Greeting && connection == 2 ? TooMany : null };
        await using var transport = new SmtpTransport(server.Options(o => (o.Connections, o.MessagesPerConnection) = (2, 2)));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(transport)));

        Assert.All(outcomes, outcome => Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind));
    }

    [Fact]
    public async Task Who_waits_is_told_when_the_last_connection_is_lost_and_no_other_is_to_be_had()
    {
        var (server, transport, first) = await OneBusyAsync();
        await using var ownedServer = server;
        await using var ownedTransport = transport;

        var waiting = Enumerable.Range(0, 5).Select(_ => SendAsync(transport)).ToList();
        await server.SayAsync("421 4.3.2 Shutting down");

        Assert.Equal("4.3.2", (await first).Reason);
        Assert.All(await Task.WhenAll(waiting), outcome => Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Connect, "4.7.0"), (outcome.Kind, outcome.Stage, outcome.Reason)));
    }

    [Fact]
    public async Task Who_waits_may_give_up_and_takes_nobodys_turn()
    {
        using var cancel = new CancellationTokenSource();
        var (server, transport, first) = await OneBusyAsync();
        await using var ownedServer = server;
        await using var ownedTransport = transport;

        var tired = Enumerable.Range(0, 5).Select(_ => SendAsync(transport, cancellationToken: cancel.Token)).ToList();
        var patient = SendAsync(transport);
        await cancel.CancelAsync();
        foreach (var sending in tired)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        server.Answer = Refusing;
        await server.SayAsync("250 2.0.0 Taken");

        Assert.Equal((SmtpOutcomeKind.Accepted, SmtpOutcomeKind.Accepted), ((await first).Kind, (await patient).Kind));
        Assert.Equal(2, server.Messages.Count);
    }

    [Fact]
    public async Task Who_came_first_is_served_first()
    {
        var isFirst = true;
        await using var server = new Server { Answer = (_, line) => line == Server.Message && isFirst ? Server.Silence : null };
        await using var transport = new SmtpTransport(server.Options(o => o.Connections = 1));
        var first = SendAsync(transport);
        await server.SilentAsync(1);
        isFirst = false;

        var others = Enumerable.Range(0, 9).Select(number => SendAsync(transport, $"reader{number}@example.net")).ToList();
        await server.SayAsync("250 2.0.0 Taken");
        await Task.WhenAll([first, .. others]);

        Assert.Equal(
            Enumerable.Range(0, 9).Select(number => $"RCPT TO:<reader{number}@example.net>"),
            server.Commands.Where(line => line.StartsWith("RCPT TO:<reader", StringComparison.Ordinal)).Skip(1));
    }

    [Fact]
    public async Task One_sender_knocks_again_after_a_while_and_then_all_may_come_in()
    {
        using var held = new SemaphoreSlim(0);
        var time = HoldsOf(held);
        var (server, transport, first) = await OneBusyAsync(time, connections: 4);
        await using var ownedServer = server;
        await using var ownedTransport = transport;
        var others = Enumerable.Range(0, 3).Select(_ => SendAsync(transport)).ToList();
        for (var refused = 0; refused < 3; refused++)
            Assert.True(await held.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(4, server.Connections);

        time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await held.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(5, server.Connections);

        server.Answer = (_, _) => null;
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.All(await Task.WhenAll(others).WaitAsync(TimeSpan.FromSeconds(20)), outcome => Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind));
        Assert.False(first.IsCompleted);

        await server.SayAsync("250 2.0.0 Taken");
        Assert.Equal(SmtpOutcomeKind.Accepted, (await first).Kind);
    }

    [Fact]
    public async Task Who_waits_when_all_is_over_is_told_so_and_what_is_under_way_is_sent()
    {
        using var held = new SemaphoreSlim(0);
        var (server, transport, first) = await OneBusyAsync(HoldsOf(held));
        await using var ownedServer = server;
        var waiting = SendAsync(transport);
        Assert.True(await held.WaitAsync(TimeSpan.FromSeconds(20)));

        var ending = transport.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.False(ending.IsCompleted);
        await server.SayAsync("250 2.0.0 Taken");
        await ending;

        Assert.Equal(SmtpOutcomeKind.Accepted, (await first).Kind);
        await server.ClosedAsync();
        Assert.Equal("QUIT", server.CommandsOf(1)[^1]);
    }

    [Fact]
    public async Task A_connection_without_work_is_closed_when_its_own_time_is_over()
    {
        var time = new FakeTimeProvider();
        await using var server = new Server { Answer = (_, line) => line == Server.Message ? Server.Silence : null };
        await using var transport = new SmtpTransport(server.Options(), time);
        List<Task<SmtpOutcome>> both = [SendAsync(transport), SendAsync(transport)];
        await server.SilentAsync(2);
        server.Answer = (_, _) => null;
        await server.SayAsync("250 2.0.0 Taken");
        await Task.WhenAll(both);

        // The second is used once more ten seconds before the first has to go.
        time.Advance(TimeSpan.FromSeconds(10));
        await SendAsync(transport);
        time.Advance(TimeSpan.FromSeconds(10));
        await server.OpenAsync(1);
        time.Advance(TimeSpan.FromSeconds(10));
        await server.ClosedAsync();

        Assert.Equal(2, server.Commands.Count(line => line == "QUIT"));
    }

    // One connection is let in and waits for the answer to its message; all others are turned away.
    private static async Task<(Server Server, SmtpTransport Transport, Task<SmtpOutcome> First)> OneBusyAsync(TimeProvider? time = null, int connections = 2)
    {
        var server = new Server { Answer = (connection, line) => line == Server.Message ? Server.Silence : Refusing(connection, line) };
        var transport = new SmtpTransport(server.Options(o => o.Connections = connections), time);
        var first = SendAsync(transport);
        await server.SilentAsync(1);
        return (server, transport, first);
    }

    // Tells of each sender who was turned away.
    private static WatchedTime HoldsOf(SemaphoreSlim held) => new(due =>
    {
        if (due == TimeSpan.FromSeconds(5))
            held.Release();
    });

    private static string? Refusing(int connection, string line) => line == Server.Greeting && connection > 1 ? TooMany : null;

    private static Task<SmtpOutcome> SendAsync(SmtpTransport transport, string? recipient = null, CancellationToken cancellationToken = default) =>
        transport.SendAsync(recipient is null ? Mails.Envelope : Mails.Envelope with { Recipient = EmailAddress.Parse(recipient) }, Mails.Plain, cancellationToken);
}
