using System.Globalization;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.Core.Templates;

namespace Digest.Tests.Chats;

/// <summary>A server of Mastodon is asked what it allows, and gets as few posts as that allows.</summary>
public sealed class MastodonServerTests
{
    private const string V2 = "/api/v2/instance";
    private const string V1 = "/api/v1/instance";
    private const string Posts = "/api/v1/statuses";
    private const string Url = "https://news.example/";

    private static readonly string[][] Texts =
    [
        [new('a', 400), new('b', 400), new('c', 400)],
        [new('d', 900), new('e', 400)],
        [new('f', 1_900)],
    ];

    private static readonly RenderedIssue Issue = ChatPlace.Threads(Texts);

    [Theory]
    [InlineData(500, 0)]
    [InlineData(899, 0)]
    [InlineData(900, 1)]
    [InlineData(1_899, 1)]
    [InlineData(65_535, 2)]
    [InlineData(300, 0)]
    public async Task It_gets_the_thread_of_the_longest_posts_that_it_allows(int characters, int thread)
    {
        await using var place = ChatPlace.Of(ChannelKind.Mastodon, Says(characters));

        var outcome = await place.SendAsync(Issue);

        Assert.Equal(OutcomeKind.Sent, outcome.Kind);
        Assert.Equal(Texts[thread], place.Posts);
        Assert.Equal([V2, .. Texts[thread].Select(_ => Posts)], place.Paths);
    }

    [Theory]
    [InlineData(23, 1)]
    [InlineData(24, 0)]
    public async Task An_address_counts_as_many_characters_as_the_server_says(int ofAddress, int thread)
    {
        var texts = new[] { new[] { "first", "second" }, [new string('a', 976) + ' ' + Url + new string('x', 200)] };
        await using var place = ChatPlace.Of(ChannelKind.Mastodon, Says(1_000, ofAddress));

        await place.SendAsync(ChatPlace.Threads(texts));

        Assert.Equal(texts[thread], place.Posts);
    }

    [Fact]
    public async Task It_is_asked_once_for_an_issue_however_many_accounts_it_has()
    {
        await using var place = ChatPlace.Of(ChannelKind.Mastodon, Says(5_000));

        foreach (var account in new[] { place.Subscriber, place.Subscriber with { Id = new string('2', 32), Secret = ChatPlace.Secret + "2" } })
            Assert.Equal(OutcomeKind.Sent, (await place.SendAsync(Issue, to: account)).Kind);

        Assert.Equal([V2, Posts, Posts], place.Paths);
    }

    [Fact]
    public async Task An_older_server_is_asked_the_older_way()
    {
        await using var place = ChatPlace.Of(ChannelKind.Mastodon, new Reply("404 Not Found"), new Reply("200 OK", """{"uri":"old.example","max_toot_chars":1000}"""));

        await place.SendAsync(Issue);

        Assert.Equal(Texts[1], place.Posts);
        Assert.Equal([V2, V1, Posts, Posts], place.Paths);
    }

    public static TheoryData<string> Nonsense { get; } =
    [
        "", "{}", "[]", "null", "{\"configuration\":", """{"configuration":{"statuses":{"max_characters":"many"}}}""",
        """{"configuration":{"statuses":{"max_characters":-1}}}""", """{"configuration":{"statuses":{"max_characters":99999999999}}}""",
        """{"configuration":[]}""", "<html>",
    ];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task A_server_that_says_nothing_of_use_gets_posts_within_the_settings(string body)
    {
        await using var place = ChatPlace.Of(ChannelKind.Mastodon, new Reply("200 OK", body), new Reply("200 OK", body));

        var outcome = await place.SendAsync(Issue);

        Assert.Equal((OutcomeKind.Sent, "http 200"), (outcome.Kind, outcome.Code));
        Assert.Equal(Texts[0], place.Posts);
    }

    [Fact]
    public async Task Only_the_beginning_of_an_endless_answer_is_read()
    {
        await using var place = ChatPlace.Of(ChannelKind.Mastodon, Says(5_000, more: $",\"rules\":\"{new string('x', 400_000)}\""), new Reply("404 Not Found"));

        await place.SendAsync(Issue);

        Assert.Equal(Texts[0], place.Posts);
    }

    [Fact]
    public async Task A_server_that_hangs_up_on_the_question_still_gets_its_posts()
    {
        await using var place = ChatPlace.Of(ChannelKind.Mastodon, Reply.HangsUp);

        Assert.Equal(OutcomeKind.Sent, (await place.SendAsync(Issue)).Kind);
        Assert.Equal(Texts[0], place.Posts);
    }

    [Fact]
    public async Task A_thread_that_has_begun_goes_on_as_it_began_whatever_the_server_says_by_then()
    {
        await using var place = ChatPlace.Of(ChannelKind.Mastodon, Says(1_000), new Reply("200 OK", """{"id":"101"}"""), new Reply("503 Busy"));
        var first = await place.SendAsync(Issue);
        Assert.Equal((OutcomeKind.Deferred, "1 101 - 1"), (first.Kind, first.Progress));

        await using var later = ChatPlace.Of(ChannelKind.Mastodon);
        Assert.Equal(OutcomeKind.Sent, (await later.SendAsync(Issue, first.Progress)).Kind);

        Assert.Equal([Texts[1][1]], later.Posts);
        Assert.Equal([Posts], later.Paths);
    }

    [Fact]
    public async Task An_issue_that_is_the_same_for_all_servers_asks_none()
    {
        await using var place = ChatPlace.Of(ChannelKind.Mastodon);

        await place.SendAsync(ChatPlace.Three(ChannelKind.Mastodon));

        Assert.Equal([Posts, Posts, Posts], place.Paths);
    }

    private static Reply Says(int characters, int ofAddress = 23, string more = "") => new("200 OK", string.Create(CultureInfo.InvariantCulture,
        $"{{\"domain\":\"social.example\",\"configuration\":{{\"urls\":{{}},\"statuses\":{{\"max_characters\":{characters},\"max_media_attachments\":4,\"characters_reserved_per_url\":{ofAddress}}}}}{more}}}"));
}
