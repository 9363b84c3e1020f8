using System.Text.Json;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.Core.Templates.Chats;
using Digest.Tests.Templates;
using Digest.Tests.Templates.Chats;

namespace Digest.Tests.Chats;

public sealed class ChatChannelTests
{
    // Rendered once for all platforms: it is the dear part.
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Made = new(() => Chat.Chats(
        Samples.Edition(), new TemplateFolder(), new ChatLimits { Messages = 2 }, [.. Enumerable.Range(1, 40).Select(number => Samples.Arabic($"<b>افتتاح</b> & \"جسر\" @here {number}"))]));

    public static TheoryData<ChannelKind> Platforms { get; } = [ChannelKind.Slack, ChannelKind.Teams, ChannelKind.Discord, ChannelKind.Telegram, ChannelKind.Mastodon];

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_the_template_made_is_posted_by_its_bytes_and_in_its_order(ChannelKind kind)
    {
        await using var place = ChatPlace.Of(kind);
        var file = ChatPlace.FileOf(kind);
        var made = Chat.Messages(Made.Value, file).Select(message => message.GetRawText()).ToList();
        Assert.Equal(2, made.Count);

        var outcome = await place.SendAsync(ChatPlace.Printed(kind, Made.Value[file]));

        Assert.Equal(OutcomeKind.Sent, outcome.Kind);
        Assert.Equal(made.Select(message => message[1..].TrimStart()), place.Bodies.Select(body => Own(kind, body)));
        Assert.All(place.Receiver.Requests, request => Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]));
        Assert.All(place.Receiver.Requests, request => Assert.StartsWith("Digest/", request.Headers["User-Agent"], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ChannelKind.Slack, 1)]
    [InlineData(ChannelKind.Teams, 1)]
    [InlineData(ChannelKind.Discord, 1)]
    [InlineData(ChannelKind.Telegram, 3)]
    [InlineData(ChannelKind.Mastodon, 1)]
    public async Task Messages_to_one_chat_are_as_far_apart_as_the_platform_wants(ChannelKind kind, int seconds)
    {
        await using var place = ChatPlace.Of(kind);

        await place.SendAsync(ChatPlace.Three(kind));

        Assert.Equal(["one", "two", "three"], place.Arrived);
        Assert.Equal(2, place.Time.Waits.Count(wait => wait == TimeSpan.FromSeconds(seconds)));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_copy_that_failed_in_the_middle_goes_on_where_it_stopped(ChannelKind kind)
    {
        await using var place = ChatPlace.Of(kind, Taken(kind), new Reply("503 Busy"));
        var issue = ChatPlace.Three(kind);

        var first = await place.SendAsync(issue);
        Assert.Equal((OutcomeKind.Deferred, "http 503"), (first.Kind, first.Code));
        var second = await place.SendAsync(issue, first.Progress);

        Assert.Equal(OutcomeKind.Sent, second.Kind);
        Assert.Equal(["one", "two", "two", "three"], place.Arrived);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_copy_of_which_nothing_was_taken_has_no_progress(ChannelKind kind)
    {
        await using var place = ChatPlace.Of(kind, new Reply("500 Oops"));

        Assert.Null((await place.SendAsync(ChatPlace.Three(kind))).Progress);
    }

    [Theory]
    [InlineData(ChannelKind.Slack)]
    [InlineData(ChannelKind.Teams)]
    [InlineData(ChannelKind.Discord)]
    [InlineData(ChannelKind.Telegram)]
    public async Task A_lost_answer_is_uncertain_where_a_repetition_would_be_posted_twice(ChannelKind kind)
    {
        await using var place = ChatPlace.Of(kind, Taken(kind), Reply.HangsUp);
        var issue = ChatPlace.Three(kind);

        var outcome = await place.SendAsync(issue);
        Assert.Equal((OutcomeKind.Uncertain, "answer lost"), (outcome.Kind, outcome.Code));
        Assert.Equal(["one", "two"], place.Arrived);

        // If the edition's rule is to send again, it is this message and what comes after.
        await place.SendAsync(issue, outcome.Progress);
        Assert.Equal(["one", "two", "two", "three"], place.Arrived);
    }

    [Theory]
    [InlineData(ChannelKind.Slack, "502 Bad Gateway")]
    [InlineData(ChannelKind.Discord, "504 Gateway Timeout")]
    public async Task A_gateway_that_lost_the_answer_leaves_it_uncertain(ChannelKind kind, string status)
    {
        await using var place = ChatPlace.Of(kind, new Reply(status));

        Assert.Equal(OutcomeKind.Uncertain, (await place.SendAsync(ChatPlace.Three(kind))).Kind);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_platform_that_cannot_be_reached_was_certainly_sent_nothing(ChannelKind kind)
    {
        await using var place = ChatPlace.Of(kind);
        await place.Receiver.DisposeAsync();

        var outcome = await place.SendAsync(ChatPlace.Three(kind));

        Assert.Equal((OutcomeKind.Deferred, "connection"), (outcome.Kind, outcome.Code));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_redirect_is_not_followed(ChannelKind kind)
    {
        await using var inner = ChatPlace.Of(kind);
        await using var place = ChatPlace.Of(kind, new Reply("307 Temporary Redirect", "", $"Location: {inner.Receiver.Address}"));

        Assert.Equal(OutcomeKind.Refused, (await place.SendAsync(ChatPlace.Three(kind))).Kind);
        Assert.Empty(inner.Receiver.Requests);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_a_platform_says_is_not_shown_unless_it_is_one_of_its_words(ChannelKind kind)
    {
        await using var place = ChatPlace.Of(kind, new Reply("400 Evil", "<script>evil</script>"));

        var outcome = await place.SendAsync(ChatPlace.Three(kind));

        Assert.Equal((OutcomeKind.Refused, "http 400"), (outcome.Kind, outcome.Code));
        Assert.DoesNotContain("evil", outcome.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task An_edition_without_a_template_says_so_and_posts_nothing(ChannelKind kind)
    {
        await using var place = ChatPlace.Of(kind);

        var outcome = await place.SendAsync(Webhooks.Sample.Rendered());

        Assert.Equal((OutcomeKind.Refused, "setup template"), (outcome.Kind, outcome.Code));
        Assert.Empty(place.Receiver.Requests);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_cancelled_copy_is_not_begun(ChannelKind kind)
    {
        await using var place = ChatPlace.Of(kind);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => place.SendAsync(ChatPlace.Three(kind), cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(place.Receiver.Requests);
    }

    [Fact]
    public async Task A_copy_that_is_cancelled_between_two_messages_says_how_far_it_came()
    {
        using var stop = new CancellationTokenSource();
        await using var place = ChatPlace.Of(ChannelKind.Slack);
        place.Arrives = number =>
        {
            if (number == 2)
                stop.Cancel();
        };
        var issue = ChatPlace.Three(ChannelKind.Slack);

        var outcome = await place.SendAsync(issue, cancellationToken: stop.Token);
        Assert.Equal((OutcomeKind.Deferred, "stopped"), (outcome.Kind, outcome.Code));
        await place.SendAsync(issue, outcome.Progress);

        Assert.Equal(["one", "two", "three"], place.Arrived);
    }

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("-1 - -")]
    [InlineData("99999999999 - -")]
    public async Task A_progress_that_nobody_wrote_begins_anew(string progress)
    {
        await using var place = ChatPlace.Of(ChannelKind.Slack);

        await place.SendAsync(ChatPlace.Three(ChannelKind.Slack), progress);

        Assert.Equal(["one", "two", "three"], place.Arrived);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_test_message_is_a_payload_of_the_platform(ChannelKind kind)
    {
        await using var place = ChatPlace.Of(kind);

        var outcome = await ((Core.Receivers.IReceiverChannel)place.Channel).TestAsync(Webhooks.Sample.Edition, place.Subscriber, new string('0', 32), default);

        Assert.Equal(OutcomeKind.Sent, outcome.Kind);
        var message = JsonDocument.Parse(Assert.Single(place.Bodies)).RootElement;
        var text = kind switch
        {
            ChannelKind.Slack or ChannelKind.Telegram => message.GetProperty("text"),
            ChannelKind.Discord => message.GetProperty("content"),
            ChannelKind.Mastodon => message.GetProperty("status"),
            _ => Chat.Card(message).GetProperty("body")[0].GetProperty("text"),
        };
        Assert.StartsWith("نشرة", text.GetString(), StringComparison.Ordinal);
    }

    private static Reply Taken(ChannelKind kind) => new("200 OK", kind is ChannelKind.Mastodon ? """{"id":"101"}""" : "ok");

    // Without what the channel puts in front: the chat, or the post before.
    private static string Own(ChannelKind kind, string body)
    {
        var added = kind switch
        {
            ChannelKind.Telegram => "{\"chat_id\":\"-1001234567890\",",
            ChannelKind.Mastodon when body.StartsWith("{\"in_reply_to_id\"", StringComparison.Ordinal) => "{\"in_reply_to_id\":\"101\",",
            _ => "{",
        };
        Assert.StartsWith(added, body, StringComparison.Ordinal);
        return body[added.Length..].TrimStart();
    }
}
