using System.Text.Json;
using Digest.Core.Articles;
using Digest.Core.Templates;
using Digest.Core.Templates.Chats;

namespace Digest.Tests.Templates.Chats;

/// <summary>An issue that is too long for a message becomes several, and what is left over is counted and linked.</summary>
public sealed class ChatSplitTests
{
    private const string Issue = "https://digest.example/api/issues/weekly-2026-W47";

    public static TheoryData<string, int> Sizes
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (var file in new[] { Chat.Slack, Chat.Teams, Chat.Discord, Chat.Telegram, Chat.Mastodon })
                foreach (var stories in new[] { 1, 5, 40, 400 })
                    all.Add(file, stories);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Each_story_is_told_once_and_in_order_and_the_last_message_says_how_many_are_left(string file, int stories)
    {
        var edition = Samples.Edition("en");
        var messages = Chat.Messages(edition, file, Many(stories));

        Assert.InRange(messages.Count, 1, 5);
        var told = messages.SelectMany(Chat.Stories).ToList();
        Assert.Equal(Enumerable.Range(1, told.Count), told);
        Assert.All(messages, message => Assert.NotEmpty(Chat.Stories(message)));
        var left = stories - told.Count;
        var closing = left is 0 ? "Read the whole issue on the web" : left is 1 ? "and one more story on the issue’s page" : $"and {left} more stories on the issue’s page";
        Assert.Contains(closing, Chat.Shown(file, messages[^1]), StringComparison.Ordinal);
        Assert.All(messages.SkipLast(1), message => Assert.DoesNotContain("the issue’s page", Chat.Shown(file, message), StringComparison.Ordinal));
        Assert.True(left is 0 || messages.Count is 5 || told.Count == edition.Length);
        Assert.Contains(messages[^1].GetRawText().Split(Issue), after => after.Length > 0 && after[0] is not '#');
    }

    [Theory]
    [InlineData(Chat.Slack)]
    [InlineData(Chat.Teams)]
    [InlineData(Chat.Discord)]
    [InlineData(Chat.Telegram)]
    [InlineData(Chat.Mastodon)]
    public void A_message_holds_as_many_stories_as_it_can(string file)
    {
        var messages = Chat.Messages(file, Many(40));

        // The stories of two messages that follow one another do not fit into one.
        var counts = messages.Select(message => Chat.Stories(message).Count()).ToList();
        Assert.All(counts.SkipLast(2), count => Assert.InRange(count, counts.SkipLast(1).Max() - 1, counts.Max()));
    }

    [Fact]
    public void An_issue_takes_as_many_messages_as_it_may()
    {
        var chats = Chat.Chats(Samples.Edition("en"), new TemplateFolder(), new ChatLimits { Messages = 2 }, Many(400));

        Assert.All(chats.Keys.Except([RenderedIssue.LongerPosts]), file => Assert.Equal(2, Chat.Messages(chats, file).Count));
        var told = Chat.Messages(chats, Chat.Telegram).SelectMany(Chat.Stories).Count();
        Assert.Contains($"and {400 - told} more stories", Chat.Shown(Chat.Telegram, Chat.Messages(chats, Chat.Telegram)[1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, 23)]
    [InlineData(500, 23)]
    [InlineData(500, 80)]
    [InlineData(5_000, 23)]
    public void Posts_follow_the_limits_of_their_instance(int characters, int ofAnUrl)
    {
        var chats = Chat.Chats(Samples.Edition(), new TemplateFolder(), new ChatLimits { MastodonCharacters = characters, MastodonUrlCharacters = ofAnUrl }, Many(40));

        var lengths = Chat.Messages(chats, Chat.Mastodon).Select(message => ChatRules.Length(message.GetProperty("status").GetString()!, ofAnUrl)).ToList();
        Assert.All(lengths, length => Assert.InRange(length, 1, characters));
        Assert.True(lengths.Max() > characters - 300);
    }

    [Fact]
    public void Servers_that_allow_longer_posts_get_fewer_of_them_up_to_one_that_tells_all()
    {
        var chats = Chat.Chats(Samples.Edition("en"), new TemplateFolder(), new ChatLimits(), Many(12));

        var threads = JsonDocument.Parse(chats[RenderedIssue.LongerPosts]).RootElement.EnumerateArray().Select(thread => thread.EnumerateArray().ToList()).ToList();
        Assert.Equal(Enumerable.Range(1, 12), Assert.Single(threads[^1]) is var all ? Chat.Stories(all) : []);
        foreach (var ((thread, limit), at) in threads.Zip([1_000, 2_000, 3_000, 5_000, 10_000]).Select((pair, at) => (pair, at)))
        {
            Assert.True(at == 0 || thread.Count <= threads[at - 1].Count);
            Assert.All(thread, post => Assert.InRange(ChatRules.Length(post.GetProperty("status").GetString()!, 23), 1, limit));
            Assert.Equal(thread.Select((_, number) => number == 0 ? "public" : "unlisted"), thread.Select(post => post.GetProperty("visibility").GetString()));
        }
    }

    [Fact]
    public void What_one_post_holds_needs_no_longer_one() =>
        Assert.DoesNotContain(RenderedIssue.LongerPosts, Chat.Chats(Samples.Edition("en"), new TemplateFolder(), new ChatLimits(), Samples.English("Short", "Told.")).Keys);

    [Fact]
    public void What_is_too_long_by_itself_is_cut_between_words_with_its_isolates_closed()
    {
        var summary = string.Join(' ', Enumerable.Repeat("وافتتحت شركة Google Cloud Platform فرعا", 9));

        var status = Chat.Messages(Chat.Mastodon, Samples.Arabic(new string('ع', 200), summary))[0].GetProperty("status").GetString()!;

        var cut = Assert.Single(status.Split('\n'), line => line.EndsWith('…'));
        Assert.Equal(cut.Count(c => c is '\u2068'), cut.Count(c => c is '\u2069'));
        var words = Chat.Bare(cut)[..^1];
        Assert.StartsWith(words, summary, StringComparison.Ordinal);
        Assert.Equal(' ', summary[words.Length]);
        Assert.InRange(ChatRules.Length(status, 23), 440, 500);
    }

    [Fact]
    public void A_headline_that_an_embed_cannot_hold_is_cut_and_its_summary_is_not()
    {
        var article = Samples.English(string.Join(' ', Enumerable.Repeat("word", 60)));

        var embed = Chat.Messages(Chat.Discord, article)[0].GetProperty("embeds")[0];

        Assert.Matches("^(word )+word…$", Chat.Text(embed, "title"));
        Assert.InRange(Chat.Text(embed, "title")!.Length, 250, 256);
        Assert.Equal(article.Summary, Chat.Text(embed, "description"));
    }

    private static Article[] Many(int stories) => [.. Enumerable.Range(1, stories).Select(number => (number % 3) switch
    {
        0 => Samples.French(),
        1 => Samples.Arabic($"{Samples.Arabic().Title} للمرة {number}"),
        _ => Samples.English($"{Samples.English().Title}, part {number}"),
    })];
}
