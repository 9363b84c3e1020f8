using System.Net;
using System.Text;
using System.Text.Json;
using Digest.Channels.Chats;
using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Tests.Infrastructure;
using Digest.Tests.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.Tests.Chats;

/// <summary>A chat platform on a port of this machine, which gives the answers of a test one after the other, and the channel to it.</summary>
internal sealed class ChatPlace : IAsyncDisposable
{
    public const string Secret = "s3cr3t-0123456789abcdef0123456789abcdef";
    public const string Token = "123456789:" + Secret;

    private readonly ServiceProvider _services;
    private readonly Queue<Reply> _replies;

    /// <summary>The path of each request.</summary>
    public IReadOnlyList<string> Paths => [.. Receiver.Requests.Select(request => request.Line.Split(' ')[1])];

    /// <summary>The posts of Mastodon that arrived.</summary>
    public IReadOnlyList<string> Posts => [.. Bodies.Where(body => body.Length > 0).Select(body => JsonDocument.Parse(body).RootElement.GetProperty("status").GetString()!)];

    private ChatPlace(ChannelKind kind, Reply[] replies)
    {
        Kind = kind;
        _replies = new Queue<Reply>(replies);
        Receiver = Receiver.Behaving(AnswerAsync);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Digest:Webhooks:AllowPrivateAddresses"] = "true",
            ["Digest:Telegram:Token"] = Token,
            ["Digest:Telegram:Api"] = $"http://127.0.0.1:{Receiver.Port}",
        }).Build();
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IHostResolver>(new StubResolver((_, _) => [IPAddress.Loopback]))
            .AddWebhookChannel(configuration.GetSection("Digest:Webhooks"))
            .AddChatChannels(configuration)
            .BuildServiceProvider();
        Channel = _services.GetServices<IChannel>().Single(channel => channel.Kind == kind);
    }

    public ChannelKind Kind { get; }

    public Receiver Receiver { get; }

    public IChannel Channel { get; }

    public SkippingTime Time { get; } = new(new DateTimeOffset(2026, 11, 22, 4, 0, 0, TimeSpan.Zero));

    /// <summary>Told when a request has arrived, before it is answered: the number of requests so far.</summary>
    public Action<int>? Arrives { get; set; }

    /// <summary>The address of a channel on the platform, and its secret, if it has one of its own.</summary>
    public Subscriber Subscriber => new()
    {
        Id = new string('1', 32),
        Edition = "weekly",
        Channel = Kind,
        Address = Kind switch
        {
            ChannelKind.Telegram => "-1001234567890",
            ChannelKind.Mastodon => $"http://127.0.0.1:{Receiver.Port}",
            _ => $"http://127.0.0.1:{Receiver.Port}/services/{Secret}",
        },
        Secret = Kind is ChannelKind.Mastodon ? Secret : null,
    };

    /// <summary>A platform that takes everything, unless there are other answers first.</summary>
    public static ChatPlace Of(ChannelKind kind, params Reply[] replies) => new(kind, replies);

    /// <summary>The bodies that arrived, in their order.</summary>
    public IReadOnlyList<string> Bodies => [.. Receiver.Requests.Select(request => Encoding.UTF8.GetString(request.Body))];

    /// <summary>An issue of these messages.</summary>
    public static RenderedIssue Issue(ChannelKind kind, params string[] messages) => Printed(kind, $"[\n{string.Join(",\n", messages)}\n]\n");

    /// <summary>An issue of this file.</summary>
    public static RenderedIssue Printed(ChannelKind kind, string file) =>
        new("Subject", "<p>", "text", "<p>", "{}") { Chats = new Dictionary<string, string> { [FileOf(kind)] = file } };

    public static string FileOf(ChannelKind kind) => $"{kind.ToString().ToLowerInvariant()}.json";

    /// <summary>Three messages that tell which they are.</summary>
    public static RenderedIssue Three(ChannelKind kind) => Issue(kind, """{"n": "one"}""", """{"n": "two"}""", """{"n": "three"}""");

    /// <summary>An issue of these threads, the longer posts last.</summary>
    public static RenderedIssue Threads(params string[][] threads)
    {
        var written = threads.Select(thread => $"[{string.Join(",", thread.Select(text => JsonSerializer.Serialize(new { status = text })))}]").ToList();
        return new("Subject", "<p>", "text", "<p>", "{}") { Chats = new Dictionary<string, string> { [FileOf(ChannelKind.Mastodon)] = written[0], [RenderedIssue.LongerPosts] = $"[{string.Join(",", written[1..])}]" } };
    }

    /// <summary>Which of the three arrived.</summary>
    public IReadOnlyList<string> Arrived => [.. Bodies.Select(body => JsonDocument.Parse(body).RootElement.GetProperty("n").GetString()!)];

    public async Task<DeliveryOutcome> SendAsync(RenderedIssue issue, string? progress = null, Subscriber? to = null, CancellationToken cancellationToken = default)
    {
        await using var prepared = Channel.Prepare(Sample.Edition, Sample.Issue, issue);
        var copy = new Copy(to ?? Subscriber, "0123456789abcdef0123456789abcdef", new Uri("https://digest.example.org/api/unsubscribe/weekly/x"), 1) { Progress = progress };
        var outcome = await prepared.SendAsync(copy, cancellationToken);
        // What reaches the ledger holds no secret, whatever happened.
        Assert.DoesNotContain(Secret, outcome.ToString(), StringComparison.Ordinal);
        Assert.InRange(outcome.Progress?.Length ?? 0, 0, 128);
        return outcome;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    private async Task AnswerAsync(ReceivedRequest request, Stream stream, CancellationToken cancellationToken)
    {
        Arrives?.Invoke(Receiver.Requests.Count);
        var reply = _replies.TryDequeue(out var next) ? next : new Reply("200 OK", Taken());
        if (reply.Status is null)
        {
            await stream.DisposeAsync();
            return;
        }

        var body = Encoding.UTF8.GetBytes(reply.Body);
        await Receiver.WriteAsync(stream, [$"HTTP/1.1 {reply.Status}", .. reply.Headers, $"Content-Length: {body.Length}"], cancellationToken);
        await stream.WriteAsync(body, cancellationToken);
    }

    private string Taken() => Kind switch
    {
        ChannelKind.Slack => "ok",
        ChannelKind.Discord => """{"id":"77","content":""}""",
        ChannelKind.Telegram => """{"ok":true,"result":{"message_id":7}}""",
        // The account comes after the id, and goes on for kilobytes.
        ChannelKind.Mastodon => $$$"""{"id":"10{{{Receiver.Requests.Count}}}","account":{"id":"9","note":"{{{new string('x', 20_000)}}}"}}""",
        _ => "",
    };
}
