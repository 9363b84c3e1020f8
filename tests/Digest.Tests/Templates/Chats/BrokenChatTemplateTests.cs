using Digest.Core.Templates;
using Digest.Core.Templates.Chats;

namespace Digest.Tests.Templates.Chats;

/// <summary>A chat template that a platform would refuse, or that would harm its readers, is refused with its name and the cause.</summary>
public sealed class BrokenChatTemplateTests
{
    [Theory]
    [InlineData("chat/slack.json", "{ \"text\": \"x\" \"blocks\": [] }", "no JSON in line 1")]
    [InlineData("chat/slack.json", "{\n\"text\": {{ issue.subject }} }", "no JSON in line 2")]
    [InlineData("chat/slack.json", "[]", "no object")]
    [InlineData("chat/slack.json", "{ \"text\": \"a\", \"text\": \"b\" }", "no JSON")]
    [InlineData("chat/slack.json", "{ \"text\": \"<{{ stories[0].title }}|x>\" }", "makes a link of the text")]
    [InlineData("chat/discord.json", "{ \"content\": \"[x]({{ stories[0].title }})\" }", "makes a link of the text")]
    [InlineData("chat/discord.json", "{ \"embeds\": [ { \"title\": \"x\", \"url\": \"javascript:alert(1)\" } ] }", "The url is `javascript:alert(1)`")]
    [InlineData("chat/discord.json", "{ \"embeds\": [ { \"title\": \"x\", \"url\": \"{{ stories[0].title }}\" } ] }", "The url is")]
    [InlineData("chat/teams.json", "{ \"iconUrl\": \"x\", \"attachments\": [ { \"url\": \"file:///etc/passwd\" } ] }", "The url is `file:///etc/passwd`")]
    [InlineData("chat/telegram.html", "<a href=\"{{ stories[0].title }}\">x</a>", "makes a link of the text")]
    [InlineData("chat/telegram.html", "<a href=\"javascript:alert(1)\">x</a>", "The href of <a> is `javascript:alert(1)`")]
    [InlineData("chat/telegram.html", "<b>{{ issue.subject }}", "could not read")]
    [InlineData("chat/telegram.html", "{{ issue.subject }} & more", "could not read")]
    [InlineData("chat/telegram.html", "<script>{{ issue.subject }}</script>", "knows no <script>")]
    [InlineData("chat/mastodon.txt", "{{ issue.titel }}", "titel")]
    public void It_is_refused_with_its_name_and_the_cause(string path, string template, string cause)
    {
        var error = Assert.Throws<TemplateException>(() => Samples.Render(Samples.Edition(), new TemplateFolder().With(path, template), Samples.Arabic()));

        Assert.Equal(path, error.File);
        Assert.Contains(cause, error.Cause, StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy);
    }

    [Theory]
    [InlineData("chat/slack.json", 20, "{ \"blocks\": [ {{ for i in 1..60 }} { \"type\": \"divider\" }, {{ end }} ] }")]
    [InlineData("chat/slack.json", 4_000, "{ \"text\": \"+\" }")]
    [InlineData("chat/teams.json", 30_000, "{ \"type\": \"message\", \"x\": \"+\" }")]
    [InlineData("chat/discord.json", 2_500, "{ \"content\": \"+\" }")]
    [InlineData("chat/telegram.html", 5_000, "+")]
    [InlineData("chat/mastodon.txt", 501, "+")]
    public void Words_of_its_own_that_break_a_limit_are_not_cut_but_reported(string path, int length, string template)
    {
        var templates = new TemplateFolder().With(path, template.Replace("+", new string('x', length), StringComparison.Ordinal));

        Assert.Equal(path, Assert.Throws<TemplateException>(() => Samples.Render(Samples.Edition(), templates, Samples.Arabic())).File);
    }

    [Theory]
    [InlineData("chat/slack.json")]
    [InlineData("chat/teams.json")]
    [InlineData("chat/discord.json")]
    [InlineData("chat/telegram.html")]
    [InlineData("chat/mastodon.txt")]
    public void A_missing_one_is_named(string path) =>
        Assert.Equal(path, Assert.Throws<TemplateException>(() => Samples.Render(Samples.Edition(), new TemplateFolder().With(path, null), Samples.Arabic())).File);

    [Fact]
    public void An_empty_one_makes_no_messages()
    {
        var chats = Chat.Chats(Samples.Edition(), new TemplateFolder().With("chat/slack.json", "\n").With("chat/mastodon.txt", ""), new ChatLimits(), Samples.Arabic());

        Assert.Equal([Chat.Discord, Chat.Teams, Chat.Telegram], chats.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("chat/slack.json", "{ \"text\": \"<!here> *{{ stories[0].title }}* :tada:\" }", "<!here> *عاجل* :tada:")]
    [InlineData("chat/mastodon.txt", "#digest @editor@host.example {{ stories[0].title }}", "#digest @editor@host.example عاجل")]
    [InlineData("chat/discord.json", "{ \"content\": \"@here **{{ stories[0].title }}**\" }", "@here **عاجل**")]
    public void What_the_template_says_itself_may_act(string path, string template, string text)
    {
        var chats = Chat.Chats(Samples.Edition(), new TemplateFolder().With(path, template), new ChatLimits(), Samples.Arabic("عاجل"));

        var message = Chat.Messages(chats, Path.ChangeExtension(Path.GetFileName(path), "json"))[0];
        Assert.Equal(text, (Chat.Text(message, "text") ?? Chat.Text(message, "status") ?? Chat.Text(message, "content"))!.Replace("\u200F", "", StringComparison.Ordinal));
    }
}
