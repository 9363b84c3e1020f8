using Digest.Core.Editions;
using Digest.Core.Issues.Editing;
using Digest.Core.Templates.Chats;

namespace Digest.Tests.Templates.Chats;

/// <summary>An issue in a chat tells its stories in the edition's language, each with its link.</summary>
public sealed class ChatContentTests
{
    public static TheoryData<string> Platforms => Chat.Platforms;

    public static TheoryData<string, string> LongestNotes
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var file in new[] { Chat.Slack, Chat.Teams, Chat.Discord, Chat.Telegram, Chat.Mastodon })
                foreach (var words in new[] { "كلمة & أخرى، ", "*\n" })
                    all.Add(file, words);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Each_story_is_told_with_link_summary_and_facts(string file)
    {
        var messages = Chat.Messages(file, Samples.Arabic(), Samples.English(), Samples.French());

        var shown = Chat.Bare(Chat.Shown(file, messages));
        foreach (var text in new[]
        {
            "حصاد الأسبوع", "الأحد 22 نوفمبر 2026",
            Samples.Arabic().Title, Samples.Arabic().Summary, "محليات · أسوان · 17 نوفمبر 2026 · وكالة النهر · 3 دقائق للقراءة",
            Samples.English().Title, Samples.English().Summary, "Leeds · 20 November 2026 · one minute’s reading",
            Samples.French().Title, Samples.French().Summary, "1 août 2026 · 1 minute de lecture",
            "اقرأ العدد كاملًا على الويب",
        })
            Assert.Contains(text, shown, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], messages.SelectMany(Chat.Stories));
        Assert.Contains("https://digest.example/api/issues/weekly-2026-W47\"", messages[^1].GetRawText().Replace('|', '"').Replace(')', '"').Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar", "حصاد الأسبوع", "لم تصلنا مقالات هذا الأسبوع، فلا عدد لها.")]
    [InlineData("en", "The Week", "No article arrived this week, so there is no issue.")]
    [InlineData("fr", "La semaine", "Aucun article n’est arrivé cette semaine")]
    public void A_week_without_stories_is_one_message_that_says_so(string language, string title, string words)
    {
        var chats = Chat.Chats(Samples.Edition(language), new TemplateFolder(), new ChatLimits());

        Assert.Equal(5, chats.Count);
        foreach (var file in chats.Keys)
        {
            var shown = Chat.Shown(file, Assert.Single(Chat.Messages(chats, file)));
            Assert.Contains(title, shown, StringComparison.Ordinal);
            Assert.Contains(words, shown, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public void The_note_of_the_editor_stands_in_the_first_message(string file)
    {
        var issue = Samples.Composition([.. Enumerable.Repeat(Samples.Arabic(), 40)]) with { Note = "A word from *us*\nand more of it" };
        var messages = Chat.Messages(Chat.Chats(Samples.Edition(), new TemplateFolder(), new ChatLimits(), issue), file);

        Assert.Contains("A word from ∗us∗", Chat.Bare(Chat.Shown(file, messages[0])), StringComparison.Ordinal);
        Assert.All(messages.Skip(1), message => Assert.DoesNotContain("A word", Chat.Shown(file, message), StringComparison.Ordinal));
        Assert.All(messages, message => ChatRules.Check(file, message));
    }

    [Theory]
    [MemberData(nameof(LongestNotes))]
    public void The_longest_note_of_the_editor_leaves_room_for_a_story(string file, string words)
    {
        var issue = Samples.Composition(Samples.Arabic(), Samples.Arabic()) with { Note = string.Concat(Enumerable.Repeat(words, IssueEdits.MaxNote / words.Length)) };
        var messages = Chat.Messages(Chat.Chats(Samples.Edition(), new TemplateFolder(), new ChatLimits(), issue), file);

        Assert.All(messages, message => ChatRules.Check(file, message));
        Assert.Equal([1, 2], messages.SelectMany(Chat.Stories));
        Assert.Contains(Samples.Arabic().Title, Chat.Shown(file, messages[0]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Foreign_names_are_isolated_and_lines_begin_in_their_direction(string file)
    {
        var shown = Chat.Shown(file, Chat.Messages(file, Samples.Arabic("Google تفتح مكتبا"), Samples.English("Talks in «مركز الميزان» end")));

        Assert.Contains("\u200F\u2068Google\u2069 تفتح مكتبا", shown, StringComparison.Ordinal);
        Assert.Contains("Talks in «\u2068مركز الميزان\u2069» end", shown, StringComparison.Ordinal);
        Assert.All(shown.Split('\n'), line => Assert.Equal(line.Count(c => c is '\u2068'), line.Count(c => c is '\u2069')));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Numbers_are_written_in_the_digits_of_the_edition(string file)
    {
        var edition = Samples.Edition();
        edition.Digits = DigitSystem.Arabic;

        var shown = Chat.Shown(file, Chat.Messages(edition, file, Samples.Arabic("لقاء 25 عضوا مع iOS 17")));

        Assert.Contains("لقاء ٢٥ عضوا مع \u2068iOS 17\u2069", shown, StringComparison.Ordinal);
        Assert.Contains("٢٢ نوفمبر ٢٠٢٦", shown, StringComparison.Ordinal);
        Assert.Contains("٣ دقائق للقراءة", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Slack_gets_blocks_in_which_it_looks_for_nothing_by_itself()
    {
        var message = Assert.Single(Chat.Messages(Chat.Slack, Samples.Arabic()));

        Assert.Equal(["header", "context", "section", "context", "divider", "section"], message.GetProperty("blocks").EnumerateArray().Select(block => block.GetProperty("type").GetString()));
        Assert.Equal(Samples.Arabic().Title, message.GetProperty("text").GetString());
        Assert.StartsWith($"*<https://digest.example/api/issues/weekly-2026-W47#a000000000001|{Samples.Arabic().Title}>*\n", message.GetProperty("blocks")[2].GetProperty("text").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.All(Chat.Objects(message).Where(value => Chat.Text(value, "type") is "mrkdwn"), value => Assert.True(value.GetProperty("verbatim").GetBoolean()));
        Assert.All(Chat.Objects(message).Where(value => Chat.Text(value, "type") is "plain_text"), value => Assert.False(value.GetProperty("emoji").GetBoolean()));
    }

    [Theory]
    [InlineData("ar", true)]
    [InlineData("en", false)]
    public void Teams_gets_a_card_in_the_direction_of_the_edition_with_stories_in_theirs(string language, bool rightToLeft)
    {
        var message = Assert.Single(Chat.Messages(Samples.Edition(language), Chat.Teams, Samples.Arabic(), Samples.English()));

        Assert.Equal("message", message.GetProperty("type").GetString());
        Assert.Equal("application/vnd.microsoft.card.adaptive", message.GetProperty("attachments")[0].GetProperty("contentType").GetString());
        var card = Chat.Card(message);
        Assert.Equal(("AdaptiveCard", "1.5", language, rightToLeft), (Chat.Text(card, "type"), Chat.Text(card, "version"), Chat.Text(card, "lang"), card.GetProperty("rtl").GetBoolean()));
        Assert.Equal([true, false], Chat.Objects(card).Where(value => Chat.Text(value, "type") is "Container").Select(value => value.GetProperty("rtl").GetBoolean()));
        Assert.Equal(["https://digest.example/api/issues/weekly-2026-W47#a000000000001", "https://digest.example/api/issues/weekly-2026-W47#a000000000002", "https://digest.example/api/issues/weekly-2026-W47"],
            Chat.Objects(card).Where(value => Chat.Text(value, "type") is "Action.OpenUrl").Select(value => Chat.Text(value, "url")));
    }

    [Fact]
    public void Discord_gets_an_embed_for_each_story_in_the_colour_of_the_brand_and_calls_nobody()
    {
        var edition = Samples.Edition();
        edition.Brand.Accent = "#0a0b0c";

        var message = Assert.Single(Chat.Messages(edition, Chat.Discord, Samples.Arabic(), Samples.English()));

        Assert.Equal(0, message.GetProperty("allowed_mentions").GetProperty("parse").GetArrayLength());
        Assert.Equal(3, message.GetProperty("embeds").GetArrayLength());
        Assert.All(message.GetProperty("embeds").EnumerateArray(), embed => Assert.Equal(0x0a0b0c, embed.GetProperty("color").GetInt32()));
        Assert.Equal("https://digest.example/api/issues/weekly-2026-W47#a000000000002", Chat.Text(message.GetProperty("embeds")[1], "url"));
    }

    [Fact]
    public void Discord_calls_nobody_whatever_its_template_leaves_out()
    {
        var chats = Chat.Chats(Samples.Edition(), new TemplateFolder().With("chat/discord.json", "{ \"content\": \"{{ issue.subject }}\" }"), new ChatLimits(), Samples.Arabic());

        Assert.Equal("{\"parse\":[]}", Chat.Messages(chats, Chat.Discord)[0].GetProperty("allowed_mentions").GetRawText());
    }

    [Fact]
    public void Telegram_gets_html_without_previews_of_links()
    {
        var message = Assert.Single(Chat.Messages(Chat.Telegram, Samples.Arabic()));

        Assert.Equal("HTML", message.GetProperty("parse_mode").GetString());
        Assert.True(message.GetProperty("link_preview_options").GetProperty("is_disabled").GetBoolean());
        Assert.Contains($"<b><a href=\"https://digest.example/api/issues/weekly-2026-W47#a000000000001\">{Samples.Arabic().Title}</a></b>\n", message.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mastodon_gets_a_thread_in_the_language_of_the_edition_that_begins_in_public()
    {
        var messages = Chat.Messages(Samples.Edition("fr"), Chat.Mastodon, Samples.Arabic(), Samples.English(), Samples.French());

        Assert.True(messages.Count > 1);
        Assert.All(messages, message => Assert.Equal("fr", message.GetProperty("language").GetString()));
        Assert.Equal(["public", .. Enumerable.Repeat("unlisted", messages.Count - 1)], messages.Select(message => message.GetProperty("visibility").GetString()));
    }
}
