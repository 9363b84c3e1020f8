using System.Net;
using System.Net.Sockets;
using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Subscribers;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Webhooks;

public sealed class WebhookChannelTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 4, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_message_is_signed_as_sent_and_keeps_its_id_over_attempts_M61_M63()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 503 Busy");
        using var channel = Channel(_time);
        await using var prepared = channel.Prepare(Sample.Edition, Sample.Issue, Sample.Rendered());

        await prepared.SendAsync(Copy(receiver.Address), default);
        _time.Advance(TimeSpan.FromMinutes(5));
        await prepared.SendAsync(Copy(receiver.Address), default);

        var (first, second) = (receiver.Requests.First(), receiver.Requests.Last());
        Assert.Equal("POST /hook?token=a HTTP/1.1", first.Line);
        Assert.Equal("application/json", first.Headers["Content-Type"]);
        Assert.Matches(@"^Digest/\d+\.\d+\.\d+ \(\+https://digest\.example\.org\)$", first.Headers["User-Agent"]);
        Assert.Equal("msg_0123456789abcdef0123456789abcdef", first.Headers["webhook-id"]);
        Assert.Equal(first.Headers["webhook-id"], second.Headers["webhook-id"]);
        Assert.Equal(first.Body, second.Body);
        Assert.Equal("1795320000", first.Headers["webhook-timestamp"]);
        Assert.Equal("1795320300", second.Headers["webhook-timestamp"]);
        Assert.True(Verify(second, _time.GetUtcNow()));
        Assert.False(Verify(first, _time.GetUtcNow().AddSeconds(1)));
        Assert.DoesNotContain(first.Headers.Keys, name => name.ToLowerInvariant() is "cookie" or "authorization" or "traceparent" or "referer");

        bool Verify(ReceivedRequest request, DateTimeOffset now) => WebhookSignature.Verify(
            Secret, request.Headers["webhook-id"], request.Headers["webhook-timestamp"], request.Headers["webhook-signature"], request.Body, now);
    }

    [Theory]
    [InlineData("https://نشرة.مثال/news", "https://xn--ogbpi5e.xn--mgbh0fb")]
    [InlineData("https://bücher.example:8443/", "https://xn--bcher-kva.example:8443")]
    [InlineData("http://[::1]:7071", "http://[::1]:7071")]
    [InlineData("http://127.0.0.1:7071/x", "http://127.0.0.1:7071")]
    public async Task The_publisher_is_named_in_ASCII_whatever_its_domain_is_M66(string baseUrl, string named)
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        using var channel = Channel(_time);
        var edition = new Edition { Id = "weekly", Title = "نشرة", BaseUrl = baseUrl, SenderAddress = "news@example.org", PostalAddress = "Rabat" };
        await using var prepared = channel.Prepare(edition, Sample.Issue, Sample.Rendered());

        await prepared.SendAsync(Copy(receiver.Address), default);
        await channel.TestAsync(edition, Copy(receiver.Address).Subscriber, "0123456789abcdef0123456789abcdef", default);

        Assert.All(receiver.Requests, request => Assert.EndsWith($" (+{named})", request.Headers["User-Agent"], StringComparison.Ordinal));
        Assert.Equal(2, receiver.Requests.Count);
    }

    [Theory]
    [InlineData("200 OK", OutcomeKind.Sent)]
    [InlineData("202 Accepted", OutcomeKind.Sent)]
    [InlineData("204 No Content", OutcomeKind.Sent)]
    [InlineData("299 Mine", OutcomeKind.Sent)]
    [InlineData("410 Gone", OutcomeKind.Refused)]
    [InlineData("304 Not Modified", OutcomeKind.Deferred)]
    [InlineData("400 Bad Request", OutcomeKind.Deferred)]
    [InlineData("401 Unauthorized", OutcomeKind.Deferred)]
    [InlineData("404 Not Found", OutcomeKind.Deferred)]
    [InlineData("408 Request Timeout", OutcomeKind.Deferred)]
    [InlineData("409 Conflict", OutcomeKind.Deferred)]
    [InlineData("425 Too Early", OutcomeKind.Deferred)]
    [InlineData("429 Too Many Requests", OutcomeKind.Deferred)]
    [InlineData("500 Internal Server Error", OutcomeKind.Deferred)]
    [InlineData("599 Mine", OutcomeKind.Deferred)]
    public async Task Only_2xx_is_success_and_only_410_is_final_M64(string status, OutcomeKind expected)
    {
        await using var receiver = Receiver.Answering($"HTTP/1.1 {status}");

        var outcome = await SendAsync(receiver.Address);

        Assert.Equal((expected, $"http {status[..3]}"), (outcome.Kind, outcome.Code));
        Assert.DoesNotContain("Mine", outcome.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_M64()
    {
        await using var inner = Receiver.Answering("HTTP/1.1 200 OK");
        await using var receiver = Receiver.Answering("HTTP/1.1 307 Temporary Redirect", $"Location: {inner.Address}");

        var outcome = await SendAsync(receiver.Address);

        Assert.Equal((OutcomeKind.Deferred, "http 307"), (outcome.Kind, outcome.Code));
        Assert.Empty(inner.Requests);
    }

    [Fact]
    public async Task A_cookie_is_not_kept_M66()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 500 No", "Set-Cookie: session=1; Path=/");
        using var channel = Channel(_time);
        await using var prepared = channel.Prepare(Sample.Edition, Sample.Issue, Sample.Rendered());

        await prepared.SendAsync(Copy(receiver.Address), default);
        await prepared.SendAsync(Copy(receiver.Address), default);

        Assert.DoesNotContain("Cookie", receiver.Requests.Last().Headers.Keys);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("0", null)]
    [InlineData("864000", 86_400)]
    [InlineData("Sun, 22 Nov 2026 04:10:00 GMT", 600)]
    [InlineData("Sat, 21 Nov 2026 04:10:00 GMT", null)]
    [InlineData("Mon, 22 Nov 2027 04:10:00 GMT", 86_400)]
    [InlineData("soon", null)]
    public async Task The_wait_that_a_receiver_asks_for_is_told_up_to_a_day_M64(string asked, int? seconds)
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 503 Slow", $"Retry-After: {asked}");

        var outcome = await SendAsync(receiver.Address);

        Assert.Equal(seconds is { } some ? TimeSpan.FromSeconds(some) : null, outcome.RetryAfter);
    }

    [Theory]
    [InlineData("429 Too Many Requests", "120", 120)]
    [InlineData("429 Too Many Requests", "0", 300)]
    [InlineData("429 Too Many Requests", null, 300)]
    [InlineData("502 Bad Gateway", null, 300)]
    [InlineData("504 Gateway Timeout", null, 300)]
    [InlineData("500 Internal Server Error", null, null)]
    [InlineData("503 Service Unavailable", null, null)]
    public async Task A_receiver_that_has_too_much_to_do_is_spared_the_try_after_seconds_M64(string status, string? asked, int? seconds)
    {
        await using var receiver = asked is null ? Receiver.Answering($"HTTP/1.1 {status}") : Receiver.Answering($"HTTP/1.1 {status}", $"Retry-After: {asked}");

        var outcome = await SendAsync(receiver.Address);

        Assert.Equal((OutcomeKind.Deferred, seconds is { } some ? TimeSpan.FromSeconds(some) : null), (outcome.Kind, outcome.RetryAfter));
    }

    [Fact]
    public async Task A_receiver_that_keeps_silent_is_given_up_after_20_seconds_M64()
    {
        await using var receiver = Receiver.Silent();
        using var channel = Channel(_time);
        await using var prepared = channel.Prepare(Sample.Edition, Sample.Issue, Sample.Rendered());

        var sending = prepared.SendAsync(Copy(receiver.Address), default);
        await receiver.Received;
        _time.Advance(TimeSpan.FromSeconds(19.9));
        Assert.False(sending.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));

        var outcome = await sending;
        Assert.Equal((OutcomeKind.Deferred, "timeout"), (outcome.Kind, outcome.Code));
    }

    [Fact]
    public async Task A_lost_answer_is_tried_again_because_the_id_tells_a_repetition_M63()
    {
        await using var receiver = Receiver.HangingUp();

        var outcome = await SendAsync(receiver.Address);

        Assert.Equal((OutcomeKind.Deferred, "answer lost"), (outcome.Kind, outcome.Code));
        Assert.NotEmpty(receiver.Requests);
    }

    [Fact]
    public async Task An_endless_answer_is_not_read_M66()
    {
        var broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = Receiver.Behaving(async (_, stream, token) =>
        {
            await Receiver.WriteAsync(stream, ["HTTP/1.1 200 OK", "Content-Length: 1000000000000"], token);
            try
            {
                while (true)
                    await stream.WriteAsync(new byte[4_096], token);
            }
            catch (IOException)
            {
                broken.SetResult();
            }
        });

        var outcome = await SendAsync(receiver.Address);

        Assert.Equal(OutcomeKind.Sent, outcome.Kind);
        await broken.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_receiver_that_does_not_listen_is_tried_again()
    {
        string address;
        await using (var receiver = Receiver.Silent())
            address = receiver.Address;

        var outcome = await SendAsync(address);

        Assert.Equal((OutcomeKind.Deferred, "connection"), (outcome.Kind, outcome.Code));
    }

    [Fact]
    public async Task A_host_that_is_not_known_is_tried_again()
    {
        var outcome = await SendAsync("https://hooks.example.org/", resolver: new StubResolver((_, _) => throw new SocketException((int)SocketError.HostNotFound)));

        Assert.Equal((OutcomeKind.Deferred, "dns"), (outcome.Kind, outcome.Code));
    }

    [Fact]
    public async Task A_receiver_without_TLS_behind_https_is_tried_again_M70()
    {
        using var plain = new TcpListener(IPAddress.Loopback, 0);
        plain.Start();
        var answering = AnswerPlainlyAsync(plain);

        var outcome = await SendAsync($"https://127.0.0.1:{((IPEndPoint)plain.LocalEndpoint).Port}/");

        Assert.Equal((OutcomeKind.Deferred, "tls"), (outcome.Kind, outcome.Code));
        await answering;
    }

    [Fact]
    public async Task A_name_that_is_bound_to_this_machine_after_it_was_checked_reaches_nobody_M72()
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var port = ((IPEndPoint)inside.LocalEndpoint).Port;
        var rebinding = new StubResolver((_, question) => [IPAddress.Parse(question == 1 ? "1.1.1.1" : "127.0.0.1")]);
        var options = new WebhookOptions { AllowedPorts = { port } };
        await new AddressGuard(Options.Create(options), rebinding).CheckAsync($"https://hooks.example.org:{port}/", default);

        var outcome = await SendAsync($"https://hooks.example.org:{port}/", options, rebinding);

        Assert.Equal((OutcomeKind.Refused, "address"), (outcome.Kind, outcome.Code));
        Assert.DoesNotContain("127.0.0.1", outcome.Detail, StringComparison.Ordinal);
        Assert.Equal(2, rebinding.Questions);
        Assert.False(inside.Pending());
    }

    [Fact]
    public async Task A_host_is_asked_for_once_and_connected_to_as_answered_M70()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var resolver = new StubResolver((_, question) => [IPAddress.Parse(question == 1 ? "127.0.0.1" : "192.0.2.1")]);

        var outcome = await SendAsync($"http://localhost:{receiver.Port}/", resolver: resolver);

        Assert.Equal((OutcomeKind.Sent, 1), (outcome.Kind, resolver.Questions));
    }

    [Theory]
    [InlineData("http://hooks.example.org/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("not an address")]
    public async Task An_address_that_breaks_a_rule_is_refused_M67_M69(string address)
    {
        var outcome = await SendAsync(address, new WebhookOptions());

        Assert.Equal((OutcomeKind.Refused, "address"), (outcome.Kind, outcome.Code));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("secret")]
    public async Task A_reader_without_a_secret_gets_nothing_unsigned(string? secret)
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");

        var outcome = await SendAsync(receiver.Address, secret: secret);

        Assert.Equal((OutcomeKind.Refused, "secret"), (outcome.Kind, outcome.Code));
        Assert.Empty(receiver.Requests);
    }

    [Theory]
    [InlineData(1, true, 2)]
    [InlineData(-1, true, 1)]
    [InlineData(null, true, 1)]
    [InlineData(1, false, 1)]
    public async Task While_a_secret_is_replaced_messages_carry_both_signatures_until_the_old_one_ends_M62(int? hours, bool wellFormed, int signatures)
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        using var channel = Channel(_time);
        await using var prepared = channel.Prepare(Sample.Edition, Sample.Issue, Sample.Rendered());
        var copy = Copy(receiver.Address);
        var old = wellFormed ? WebhookSignature.NewSecret() : "whsec_!";
        var subscriber = copy.Subscriber with { OldSecret = old, OldSecretUntil = hours is { } some ? _time.GetUtcNow().AddHours(some) : null };

        await prepared.SendAsync(copy with { Subscriber = subscriber }, default);

        var request = receiver.Requests.Single();
        Assert.Equal(signatures, request.Headers["webhook-signature"].Split(' ').Length);
        Assert.True(Verifies(Secret));
        Assert.Equal(signatures == 2, Verifies(old));

        bool Verifies(string secret) => WebhookSignature.Verify(
            secret, request.Headers["webhook-id"], request.Headers["webhook-timestamp"], request.Headers["webhook-signature"], request.Body, _time.GetUtcNow());
    }

    [Fact]
    public async Task A_cancelled_attempt_sends_nothing()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        using var channel = Channel(_time);
        await using var prepared = channel.Prepare(Sample.Edition, Sample.Issue, Sample.Rendered());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => prepared.SendAsync(Copy(receiver.Address), new CancellationToken(canceled: true)));

        Assert.Empty(receiver.Requests);
    }

    private async Task<DeliveryOutcome> SendAsync(string address, WebhookOptions? options = null, IHostResolver? resolver = null, string? secret = Secret)
    {
        using var channel = Channel(_time, options, resolver);
        await using var prepared = channel.Prepare(Sample.Edition, Sample.Issue, Sample.Rendered());
        return await prepared.SendAsync(Copy(address, secret), default);
    }

    private static WebhookChannel Channel(TimeProvider time, WebhookOptions? options = null, IHostResolver? resolver = null) => new(
        new AddressGuard(
            Options.Create(options ?? new WebhookOptions { AllowPrivateAddresses = true }),
            resolver ?? new StubResolver((_, _) => [IPAddress.Loopback])),
        time);

    private static Copy Copy(string address, string? secret = Secret)
    {
        var subscriber = new Subscriber { Id = new string('1', 32), Edition = "weekly", Channel = ChannelKind.Webhook, Address = address, Secret = secret };
        return new Copy(subscriber, "0123456789abcdef0123456789abcdef", new Uri("https://digest.example.org/api/unsubscribe/weekly/x"), 1);
    }

    private static async Task AnswerPlainlyAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        await Receiver.WriteAsync(stream, ["HTTP/1.1 400 Bad Request", "Connection: close"], default);
        // What is left unread would make the system reset the connection before the answer is read.
        var rest = new byte[4_096];
        try
        {
            while (await stream.ReadAsync(rest) > 0)
                continue;
        }
        catch (IOException)
        {
            // The sender hung up.
        }
    }
}
