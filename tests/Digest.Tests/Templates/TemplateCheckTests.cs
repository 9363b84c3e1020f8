using System.Text;
using Digest.Core.Templates;
using Digest.Core.Templates.Checks;
using Digest.Core.Templates.Overrides;

namespace Digest.Tests.Templates;

/// <summary>Templates are tried on sample issues before readers see them.</summary>
public sealed class TemplateCheckTests
{
    private static readonly string[] Languages = ["ar", "en", "fr"];

    private readonly TemplateFolder _deployed = new();

    [Fact]
    public void The_templates_of_the_repository_are_in_order_in_every_language()
    {
        var check = Check();

        Assert.Empty(check.Problems.Select(problem => problem.Mistake.Message));
        Assert.Equal(21, check.Mails.Count);
        Assert.All(check.Mails, mail => Assert.InRange(mail.Bytes, 5_000, IssueRenderer.MailLimit));
        Assert.All(Languages, language => Assert.Contains(check.Mails, mail => mail.Sample == $"{language}, 40 stories"));
    }

    [Fact]
    public void Mistakes_in_several_files_are_all_reported_with_their_places()
    {
        var check = Check(("email.txt", "\n {{ issue.titel }}"), ("web.html", "{{ if }}"), ("partials/facts.html", "\n\n{{ story.autor }}"), ("pages/unsubscribe.html", "{{ stepp }}"), ("chat/slack.json", "{ \"text\": {{ issue.subject }}"));

        Assert.Equal(["chat/slack.json: What it prints is no JSON in line 1. Check quotes,", "email.txt(2,", "pages/unsubscribe.html(1,", "partials/facts.html(3,", "web.html(1,"], check.Problems.Select(problem => problem.Mistake.Message[..(problem.Mistake.Message.IndexOf(',', StringComparison.Ordinal) + 1)]));
    }

    [Theory]
    [InlineData("{{ if false }}\n{{ issue.titel }}{{ end }}", 2, 10, "There is no `issue.titel`")]
    [InlineData("{{ if false; theme.light.inck; end }}", 1, 26, "There is no `theme.light.inck`")]
    [InlineData("{{ # theme.no\n ## text.no ## ; 'edition.no'; if false; text.no | string.size; end }}", 2, 47, "There is no `text.no`")]
    public void A_name_that_no_sample_reaches_is_reported_when_it_does_not_exist(string code, int line, int column, string cause)
    {
        var mistake = Assert.Single(Check(("partials/facts.html", code)).Problems).Mistake;

        Assert.Equal(("partials/facts.html", line, column, cause), (mistake.File, mistake.Line, mistake.Column, mistake.Cause));
    }

    [Fact]
    public void A_name_that_may_be_right_is_not_reported() =>
        Assert.Empty(Check(("partials/facts.html", "{{ if false; theme.light.ink.size; edition.title.size; story.anything; x.text.y; issue = { own: 1 }; issue.own; end }}")).Problems);

    [Fact]
    public void Words_that_one_language_lacks_are_reported_with_it()
    {
        var english = $"{_deployed.Read("locales/en.yaml")}\n  new: new\n";
        var arabic = $"{_deployed.Read("locales/ar.yaml")}\n  new: جديد\n";

        var problem = Assert.Single(Check(("web.html", "{{ text.new }}"), ("locales/en.yaml", english), ("locales/ar.yaml", arabic)).Problems);

        Assert.Equal(("web.html", 1, "fr, no story"), (problem.Mistake.File, problem.Mistake.Line, problem.Sample));
    }

    [Theory]
    [InlineData("email.html", "reader.unsubscribe_url", "No link of the mail unsubscribes its reader")]
    [InlineData("email.txt", "reader.unsubscribe_url", "The text does not say how to unsubscribe")]
    [InlineData("email.html", "edition.postal_address", "The mail does not print the postal address of its sender")]
    public void A_mail_that_must_not_be_sent_is_reported(string file, string name, string cause)
    {
        var path = file is "email.html" ? "partials/footer.html" : file;

        var problem = Assert.Single(Check((path, _deployed.Read(path)!.Replace(name, "issue.url", StringComparison.Ordinal))).Problems);

        Assert.Equal((file, cause), (problem.Mistake.File, problem.Mistake.Cause));
    }

    [Fact]
    public void A_file_that_nothing_reads_is_reported_and_one_of_another_edition_is_not()
    {
        var check = Check("weekly", ("emial.html", "x"), ("weekly/partials/storry.html", "x"), ("monthly/emial.html", "{{ broken"), ("partials/mine.html", "x"), ("weekly/partials/facts.html", "{{ if false; include 'partials/mine.html'; end }}"));

        Assert.Equal(["emial.html", "weekly/partials/storry.html"], check.Problems.Select(problem => problem.Mistake.File));
    }

    [Fact]
    public void A_mistake_is_named_by_the_file_of_the_edition()
    {
        Assert.Equal(["weekly/web.html"], Check("weekly", ("weekly/web.html", "{{ broken")).Problems.Select(problem => problem.Mistake.File));
        Assert.Empty(Check("monthly", ("weekly/web.html", "{{ broken")).Problems);
    }

    [Theory]
    [InlineData("locales/ar.yaml", "name: [")]
    [InlineData("theme.yaml", "light: {")]
    public void Broken_words_and_a_broken_theme_are_reported_once(string path, string text) =>
        Assert.Equal(path, Assert.Single(Check((path, text)).Problems).Mistake.File);

    [Fact]
    public void A_file_that_cannot_be_used_is_reported()
    {
        var check = TemplateCheck.Run(new TemplateSnapshot([TemplateFile.TooLarge("web.html", 999_999)]), "", _deployed, Languages);

        Assert.Contains("999,999 bytes", Assert.Single(check.Problems).Mistake.Message, StringComparison.Ordinal);
    }

    private TemplateCheck Check(params (string Path, string Text)[] files) => Check("", files);

    private TemplateCheck Check(string edition, params (string Path, string Text)[] files) =>
        TemplateCheck.Run(new TemplateSnapshot(files.Select(file => TemplateFile.Of(file.Path, Encoding.UTF8.GetBytes(file.Text)))), edition, _deployed, Languages);
}
