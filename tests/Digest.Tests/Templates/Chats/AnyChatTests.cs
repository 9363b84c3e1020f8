using System.Globalization;
using Digest.Core.Articles;
using Digest.Core.Templates;
using Digest.Core.Templates.Chats;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Digest.Tests.Templates.Chats;

/// <summary>Whatever the articles say and however many they are, every platform takes every message, and nothing in it is torn.</summary>
[Properties(MaxTest = 60, EndSize = 30, Arbitrary = [typeof(AnyChatTests)])]
public sealed class AnyChatTests
{
    // Letters with marks, syllables and emoji of several code points, and signs that need room when they are encoded.
    private static readonly string[] Pieces =
    [
        "خبر", "مُدَرِّسَة", "بَّ", "می‌خواهم", "Google", "20 km", "caf\u0065\u0301", "Z" + string.Concat(Enumerable.Repeat("\u0301\u0323", 30)), "क्\u200Dष", "\u1112\u1161\u11AB", "👨‍👩‍👧‍👦", "🇪🇬", "👍🏽", "✌️", "1️⃣", "𝒜",
        "*", "_", "~", "`", "<", ">", "&", "&&&&&&&&", "<<<<<<<<", "\\\\\\\\", "|", "[x](y)", "@everyone", "#وسم", "<!channel>", ":skull:", "https://a.example/?q=1&b=2", "{{", "}}", "\"\"", " ", " ", " ", "، ", ". ",
        new string('ع', 90), new string('w', 90), string.Concat(Enumerable.Repeat("👩‍🚀", 30)),
    ];

    public static Arbitrary<Article> Articles() => (
        from title in Text(1)
        from summary in Text(0)
        from fact in Text(0)
        from language in Gen.Elements("ar", "en", "fr", "fa", "und")
        select new Article
        {
            File = "any.txt",
            Title = title,
            Summary = summary,
            Place = fact,
            Source = summary,
            Sections = [fact],
            Language = language,
            Direction = language is "ar" or "fa" ? TextDirection.Rtl : TextDirection.Ltr,
            Paragraphs = [title],
            Words = 9,
            Fingerprint = "0",
        }).ToArbitrary();

    [Property]
    public void Every_message_is_within_the_limits_of_its_platform_and_whole(NonEmptyArray<Article> articles, PositiveInt language)
    {
        var edition = Samples.Edition(language.Get % 3 is 0 ? "ar" : language.Get % 3 is 1 ? "en" : "fr");
        var chats = Chat.Chats(edition, new TemplateFolder(), new ChatLimits(), articles.Get);
        // What messages may hold: headlines, summaries and facts, each of them whole or as the issue itself shortens it.
        var sources = articles.Get.SelectMany(article => new[] { article.Title, article.Summary, article.Place }).Select(text => PlainText.Clean(text)).ToList();

        foreach (var file in chats.Keys.Except([RenderedIssue.LongerPosts]))
        {
            var messages = Chat.Messages(chats, file);
            foreach (var message in messages)
            {
                ChatRules.Check(file, message);
                var shown = Chat.Shown(file, message);
                Assert.DoesNotContain('\uFFFD', shown);
                foreach (var line in shown.Split('\n'))
                {
                    Assert.True(Balanced(line), line);
                    if (line.EndsWith('…'))
                        Assert.Contains(sources, source => Begins(source, Chat.Bare(line)[..^1]));
                }
            }

            var told = messages.SelectMany(Chat.Stories).ToList();
            Assert.Equal(Enumerable.Range(1, told.Count), told);
            Assert.True(told.Count == articles.Get.Length || messages.Count == new ChatLimits().Messages);
        }
    }

    /// <summary>Whether a text begins with another, which ends where a character as readers see it does.</summary>
    private static bool Begins(string text, string beginning)
    {
        if (!Chat.Bare(text).StartsWith(beginning, StringComparison.Ordinal))
            return false;
        return beginning.Length == text.Length || StringInfo.ParseCombiningCharacters(text).Contains(beginning.Length);
    }

    private static bool Balanced(string line)
    {
        var depth = 0;
        foreach (var c in line)
        {
            depth += c is '\u2068' ? 1 : c is '\u2069' ? -1 : 0;
            if (depth < 0)
                return false;
        }

        return depth is 0;
    }

    private static Gen<string> Text(int least) =>
        from length in Gen.Choose(least, 40)
        from pieces in Gen.Elements(Pieces).ListOf(length)
        select string.Concat(pieces);
}
