using System.Text.Json;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Subscribers;

namespace Digest.Tests.Chats;

/// <summary>What is peculiar to each platform.</summary>
public sealed class PlatformTests
{
    [Theory]
    [InlineData(ChannelKind.Slack, "404 Not Found", "no_service")]
    [InlineData(ChannelKind.Slack, "410 Gone", "channel_is_archived")]
    [InlineData(ChannelKind.Slack, "403 Forbidden", "invalid_token")]
    [InlineData(ChannelKind.Teams, "404 Not Found", "{}")]
    [InlineData(ChannelKind.Discord, "404 Not Found", """{"message": "Unknown Webhook", "code": 10015}""")]
    [InlineData(ChannelKind.Discord, "401 Unauthorized", """{"message": "Invalid Webhook Token", "code": 50027}""")]
    [InlineData(ChannelKind.Telegram, "403 Forbidden", """{"ok":false,"error_code":403,"description":"Forbidden: bot was kicked from the group chat"}""")]
    [InlineData(ChannelKind.Telegram, "400 Bad Request", """{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}""")]
    [InlineData(ChannelKind.Mastodon, "401 Unauthorized", """{"error":"The access token is invalid"}""")]
    [InlineData(ChannelKind.Mastodon, "403 Forbidden", """{"error":"This action is outside the authorized scopes"}""")]
    public async Task A_place_that_is_gone_is_known_as_such(ChannelKind kind, string status, string body)
    {
        await using var place = ChatPlace.Of(kind, new Reply(status, body));

        var outcome = await place.SendAsync(ChatPlace.Three(kind));

        Assert.Equal((OutcomeKind.Refused, $"gone http {status[..3]}"), (outcome.Kind, outcome.Code));
    }

    [Theory]
    [InlineData(ChannelKind.Slack, "403 Forbidden", "action_prohibited")]
    [InlineData(ChannelKind.Slack, "400 Bad Request", "invalid_blocks")]
    [InlineData(ChannelKind.Teams, "413 Payload Too Large", "")]
    [InlineData(ChannelKind.Discord, "400 Bad Request", """{"code": 50035, "errors": {"embeds": ["0"]}}""")]
    [InlineData(ChannelKind.Telegram, "400 Bad Request", """{"ok":false,"error_code":400,"description":"Bad Request: can't parse entities"}""")]
    [InlineData(ChannelKind.Mastodon, "422 Unprocessable Entity", """{"error":"Validation failed: Text character limit of 500 exceeded"}""")]
    public async Task A_message_that_is_refused_is_not_tried_again(ChannelKind kind, string status, string body)
    {
        await using var place = ChatPlace.Of(kind, new Reply(status, body));

        var outcome = await place.SendAsync(ChatPlace.Three(kind));

        Assert.Equal((OutcomeKind.Refused, $"http {status[..3]}"), (outcome.Kind, outcome.Code));
        Assert.Single(place.Bodies);
    }

    [Theory]
    [InlineData(ChannelKind.Slack, "rate_limited", "Retry-After: 70", 70)]
    [InlineData(ChannelKind.Teams, "", "Retry-After: 999999", 86_400)]
    [InlineData(ChannelKind.Discord, """{"message": "You are being rate limited.", "retry_after": 64.5, "global": false}""", "Retry-After: 65", 64.5)]
    [InlineData(ChannelKind.Telegram, """{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":35}}""", "Connection: close", 35)]
    [InlineData(ChannelKind.Mastodon, """{"error":"Too many requests"}""", "X-RateLimit-Reset: 2026-11-22T04:05:00.000000Z", 300)]
    public async Task The_wait_that_a_platform_asks_for_is_told_and_kept(ChannelKind kind, string body, string header, double seconds)
    {
        await using var place = ChatPlace.Of(kind, new Reply("429 Too Many Requests", body, header));

        var outcome = await place.SendAsync(ChatPlace.Three(kind));
        Assert.Equal((OutcomeKind.Deferred, TimeSpan.FromSeconds(seconds)), (outcome.Kind, outcome.RetryAfter));

        // Also for whoever comes too early, with another issue.
        var early = await place.SendAsync(ChatPlace.Three(kind));
        Assert.Equal((OutcomeKind.Deferred, "pace"), (early.Kind, early.Code));
        Assert.Single(place.Bodies);
        place.Time.Advance(early.RetryAfter!.Value);
        Assert.Equal(OutcomeKind.Sent, (await place.SendAsync(ChatPlace.Three(kind))).Kind);
    }

    [Fact]
    public async Task Discord_is_left_alone_when_it_has_said_that_it_takes_no_more_for_now()
    {
        await using var place = ChatPlace.Of(ChannelKind.Discord, new Reply("200 OK", "{}", "X-RateLimit-Remaining: 0", "X-RateLimit-Reset-After: 4.25"), new Reply("200 OK", "{}", "X-RateLimit-Remaining: 3", "X-RateLimit-Reset-After: 9"));

        await place.SendAsync(ChatPlace.Three(ChannelKind.Discord));

        Assert.Equal([TimeSpan.FromSeconds(4.25), TimeSpan.FromSeconds(1)], place.Time.Waits);
    }

    [Theory]
    [InlineData("", "?wait=true")]
    [InlineData("?thread_id=5", "?thread_id=5&wait=true")]
    [InlineData("?wait=true&thread_id=5", "?wait=true&thread_id=5")]
    public async Task Discord_is_asked_to_answer_when_the_message_is_there(string query, string expected)
    {
        await using var place = ChatPlace.Of(ChannelKind.Discord);

        await place.SendAsync(ChatPlace.Three(ChannelKind.Discord), to: place.Subscriber with { Address = place.Subscriber.Address + query });

        Assert.Contains($"{ChatPlace.Secret}{expected} HTTP", place.Receiver.Requests.First().Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telegram_is_written_to_by_the_bot_of_the_deployment()
    {
        await using var place = ChatPlace.Of(ChannelKind.Telegram);

        await place.SendAsync(ChatPlace.Issue(ChannelKind.Telegram, "{}"), to: place.Subscriber with { Address = "@morning_digest" });

        Assert.Equal($"POST /bot{ChatPlace.Token}/sendMessage HTTP/1.1", place.Receiver.Requests.Single().Line);
        Assert.Equal("""{"chat_id":"@morning_digest"}""", place.Bodies.Single());
    }

    [Theory]
    [InlineData("401 Unauthorized")]
    [InlineData("404 Not Found")]
    public async Task A_bot_that_Telegram_does_not_know_is_for_the_deployment_to_mend_and_tried_again(string status)
    {
        await using var place = ChatPlace.Of(ChannelKind.Telegram, new Reply(status, """{"ok":false,"error_code":401,"description":"Unauthorized"}"""));

        var outcome = await place.SendAsync(ChatPlace.Three(ChannelKind.Telegram));

        Assert.Equal((OutcomeKind.Deferred, $"setup http {status[..3]}"), (outcome.Kind, outcome.Code));
        Assert.Contains("Digest:Telegram:Token", outcome.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_of_Telegram_that_moved_says_where_it_is()
    {
        await using var place = ChatPlace.Of(ChannelKind.Telegram, new Reply("400 Bad Request", """{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1009876543210}}"""));

        var outcome = await place.SendAsync(ChatPlace.Three(ChannelKind.Telegram));

        Assert.Equal("gone http 400", outcome.Code);
        Assert.Contains("-1009876543210", outcome.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("@../../x")]
    [InlineData("12/34")]
    [InlineData("")]
    public async Task What_is_no_chat_of_Telegram_is_refused(string chat)
    {
        await using var place = ChatPlace.Of(ChannelKind.Telegram);

        var outcome = await place.SendAsync(ChatPlace.Three(ChannelKind.Telegram), to: place.Subscriber with { Address = chat });

        Assert.Equal((OutcomeKind.Refused, "address"), (outcome.Kind, outcome.Code));
        Assert.Empty(place.Bodies);
    }

    [Fact]
    public async Task Posts_on_Mastodon_are_a_thread_and_each_has_a_key_of_its_own()
    {
        await using var place = ChatPlace.Of(ChannelKind.Mastodon);

        await place.SendAsync(ChatPlace.Issue(ChannelKind.Mastodon, """{"status":"1","language":"ar","visibility":"public"}""", """{"status":"2","language":"ar","visibility":"unlisted"}""", """{"status":"3"}"""));

        var posts = place.Bodies.Select(body => JsonDocument.Parse(body).RootElement).ToList();
        Assert.Equal([null, "101", "102"], posts.Select(post => post.TryGetProperty("in_reply_to_id", out var before) ? before.GetString() : null));
        Assert.Equal(("ar", "unlisted"), (posts[1].GetProperty("language").GetString(), posts[1].GetProperty("visibility").GetString()));
        Assert.Equal(["0123456789abcdef0123456789abcdef-1", "0123456789abcdef0123456789abcdef-2", "0123456789abcdef0123456789abcdef-3"], place.Receiver.Requests.Select(request => request.Headers["Idempotency-Key"]));
        Assert.All(place.Receiver.Requests, request => Assert.Equal(("POST /api/v1/statuses HTTP/1.1", $"Bearer {ChatPlace.Secret}"), (request.Line, request.Headers["Authorization"])));
    }

    [Fact]
    public async Task A_lost_answer_of_Mastodon_is_asked_for_again_under_the_same_key_while_the_server_knows_it()
    {
        await using var place = ChatPlace.Of(ChannelKind.Mastodon, new Reply("200 OK", """{"id":"101"}"""), Reply.HangsUp, new Reply("503 Busy"));
        var issue = ChatPlace.Three(ChannelKind.Mastodon);

        var lost = await place.SendAsync(issue);
        Assert.Equal((OutcomeKind.Deferred, "answer lost"), (lost.Kind, lost.Code));
        place.Time.Advance(TimeSpan.FromMinutes(30));
        var busy = await place.SendAsync(issue, lost.Progress);
        place.Time.Advance(TimeSpan.FromMinutes(20));
        var sent = await place.SendAsync(issue, busy.Progress);

        Assert.Equal(OutcomeKind.Sent, sent.Kind);
        Assert.Equal(["one", "two", "two", "two", "three"], place.Arrived);
        Assert.Single(place.Receiver.Requests.Skip(1).Take(3).Select(request => (request.Headers["Idempotency-Key"], JsonDocument.Parse(request.Body).RootElement.GetProperty("in_reply_to_id").GetString())).Distinct());
    }

    [Fact]
    public async Task A_lost_answer_of_Mastodon_is_uncertain_once_the_server_has_forgotten_the_key()
    {
        await using var place = ChatPlace.Of(ChannelKind.Mastodon, Reply.HangsUp, new Reply("503 Busy"));
        var issue = ChatPlace.Three(ChannelKind.Mastodon);

        var lost = await place.SendAsync(issue);
        place.Time.Advance(TimeSpan.FromMinutes(30));
        // A failure that is certain does not make the first one so.
        var busy = await place.SendAsync(issue, lost.Progress);
        place.Time.Advance(TimeSpan.FromMinutes(26));
        var outcome = await place.SendAsync(issue, busy.Progress);

        Assert.Equal(OutcomeKind.Uncertain, outcome.Kind);
        Assert.Equal(["one", "one"], place.Arrived);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_copy_on_Mastodon_that_became_uncertain_goes_on_where_it_stopped_when_it_is_sent_again(int posted)
    {
        await using var place = ChatPlace.Of(ChannelKind.Mastodon, [.. Enumerable.Range(101, posted).Select(id => new Reply("200 OK", $"{{\"id\":\"{id}\"}}")), Reply.HangsUp]);
        var issue = ChatPlace.Three(ChannelKind.Mastodon);
        var row = new DeliveryRow { IssueId = "weekly-2026-W47", Batch = 0, SubscriberId = place.Subscriber.Id, Status = DeliveryStatus.Sending, Changed = place.Time.GetUtcNow() };

        row = await SendAsync(row);
        Assert.Equal((DeliveryStatus.Retry, "answer lost"), (row.Status, row.Code));
        place.Time.Advance(TimeSpan.FromMinutes(56));
        row = await SendAsync(row);
        Assert.Equal(DeliveryStatus.Uncertain, row.Status);
        Assert.Equal(posted + 1, place.Arrived.Count);
        // As digest issues retry --uncertain puts it back.
        row = await SendAsync(row with { Status = DeliveryStatus.Sending });

        Assert.Equal(DeliveryStatus.Sent, row.Status);
        string[] all = ["one", "two", "three"];
        Assert.Equal([.. all[..(posted + 1)], .. all[posted..]], place.Arrived);

        async Task<DeliveryRow> SendAsync(DeliveryRow claimed) =>
            DeliveryRules.After(claimed, await place.SendAsync(issue, claimed.Progress), ChannelKind.Mastodon, UncertainPolicy.NeverAgain, place.Time.GetUtcNow());
    }

    [Fact]
    public async Task An_account_of_Mastodon_without_a_token_is_refused()
    {
        await using var place = ChatPlace.Of(ChannelKind.Mastodon);

        var outcome = await place.SendAsync(ChatPlace.Three(ChannelKind.Mastodon), to: place.Subscriber with { Secret = null });

        Assert.Equal((OutcomeKind.Refused, "address"), (outcome.Kind, outcome.Code));
    }
}
