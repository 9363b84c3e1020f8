using System.Text;
using Digest.Core.Editions;
using Digest.Core.Templates;
using Digest.Core.Templates.Overrides;
using Digest.Tests.Infrastructure;
using Microsoft.Extensions.Logging;

namespace Digest.Tests.Templates;

/// <summary>A publisher changes templates without a deployment, and a mistake in one costs no issue.</summary>
public sealed class OverrideTests
{
    private readonly InMemoryTemplates _store = new();
    private readonly TemplateFolder _deployed = new TemplateFolder().With("web.html", "deployed");
    private readonly RecordingLogger<EditionPress> _log = new();
    private readonly EditionPress _press;

    public OverrideTests() => _press = NewPress();

    [Fact]
    public async Task A_template_of_the_edition_counts_more_than_one_for_all_and_this_more_than_the_deployed()
    {
        Assert.Equal("deployed", await PageAsync());
        _store.Upload("web.html", "for all");
        Assert.Equal("for all", await PageAsync());
        _store.Upload("weekly/web.html", "of weekly");
        _store.Upload("monthly/web.html", "of monthly");
        Assert.Equal("of weekly", await PageAsync());
        _store.Delete("weekly/web.html");
        Assert.Equal("for all", await PageAsync());
    }

    [Theory]
    [InlineData("partials/facts.html", "<i>mine</i>", "<i>mine</i>")]
    [InlineData("locales/ar.yaml", null, "كلمة الناشر")]
    [InlineData("theme.yaml", null, "#123456")]
    [InlineData("mail.css", "p { margin: 7px }", "<p style=\"margin:7px\"")]
    public async Task Partials_words_theme_and_styles_can_be_changed_too(string path, string? text, string shown)
    {
        text ??= _deployed.Read(path)!.Replace("اقرأ العدد كاملًا على الويب", "كلمة الناشر", StringComparison.Ordinal).Replace("#0d5c63", "#123456", StringComparison.Ordinal);
        _store.Upload($"weekly/{path}", text);

        Assert.Contains(shown, (await RenderAsync()).Result.EmailHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_the_edition_can_be_changed_too()
    {
        _store.Upload("weekly/pages/unsubscribe.html", "{{ step }} {{ text.unsubscribe }}");

        Assert.Equal("ask إلغاء الاشتراك", await _press.RenderPageAsync(Samples.Edition(), "pages/unsubscribe.html", "ask", default));
    }

    [Theory]
    [InlineData("\n  {{ issue.titel }}", "weekly/web.html in container templates, line 2, column 12")]
    [InlineData("{{ if", "weekly/web.html in container templates, line 1")]
    [InlineData("{{ while true }}x{{ end }}", "weekly/web.html in container templates, line 1")]
    [InlineData("<script>x</script>", "weekly/web.html in container templates: <script> would run a script")]
    [InlineData("{{ include '../../secrets.txt' }}", "no template `../../secrets.txt`")]
    public async Task A_broken_template_is_named_and_the_last_good_one_prints(string broken, string trouble)
    {
        _store.Upload("weekly/web.html", "good {{ issue.id }}");
        await RenderAsync();
        _store.Upload("weekly/web.html", broken);

        var printed = await RenderAsync();

        Assert.Equal("good weekly-2026-W47\n", printed.Result.WebHtml);
        Assert.Contains(trouble, printed.Trouble, StringComparison.Ordinal);
        Assert.EndsWith("Until then the last templates that were in order are used.", printed.Trouble, StringComparison.Ordinal);
        Assert.True(EditionPress.Told(printed.Trouble));
        Assert.Equal((LogLevel.Warning, $"Edition weekly. {printed.Trouble}"), _log.Lines[^1]);
    }

    [Fact]
    public async Task The_last_good_set_outlives_the_process_and_prints_whole()
    {
        _store.Upload("web.html", "{{ include 'partials/mine.html' }}");
        _store.Upload("partials/mine.html", "first");
        await RenderAsync();
        _store.Upload("partials/mine.html", "second");
        _store.Upload("web.html", "{{ broken");

        Assert.Equal("first\n", (await RenderAsync(NewPress())).Result.WebHtml);
    }

    [Fact]
    public async Task Without_a_good_one_the_deployed_template_prints()
    {
        _store.Upload("web.html", "{{ broken");

        var printed = await RenderAsync();

        Assert.Equal("deployed\n", printed.Result.WebHtml);
        Assert.StartsWith("Templates: web.html in container templates, line 1, column ", printed.Trouble, StringComparison.Ordinal);
        Assert.EndsWith("Until then the templates that the digest came with are used.", printed.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_deployment_prints_with_the_last_good_set()
    {
        await RenderAsync();
        _deployed.With("web.html", "{{ broken");

        var printed = await RenderAsync();

        Assert.Equal("deployed\n", printed.Result.WebHtml);
        Assert.StartsWith("Templates: web.html, line 1, column ", printed.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_template_is_in_order_the_first_mistake_is_reported()
    {
        _deployed.With("web.html", "{{ deployed.broken }}");
        _store.Upload("web.html", "\n{{ mine.broken }}");

        var error = await Assert.ThrowsAsync<TemplateException>(() => RenderAsync());

        Assert.Equal(("web.html", 2), (error.File, error.Line));
    }

    [Fact]
    public async Task A_corrected_template_prints_again()
    {
        _store.Upload("web.html", "{{ broken");
        await RenderAsync();
        _store.Upload("web.html", "corrected");

        var printed = await RenderAsync();

        Assert.Equal(("corrected\n", null), (printed.Result.WebHtml, printed.Trouble));
    }

    [Fact]
    public async Task A_good_set_is_written_only_when_it_changed()
    {
        await RenderAsync();
        await RenderAsync();
        await RenderAsync(NewPress());
        Assert.Equal(1, _store.Writes);

        _store.Upload("web.html", "changed");
        await RenderAsync();
        await RenderAsync();
        Assert.Equal(2, _store.Writes);

        _store.Upload("web.html", "{{ broken");
        await RenderAsync();
        Assert.Equal(2, _store.Writes);
    }

    [Fact]
    public async Task A_mistake_in_one_edition_costs_the_others_nothing()
    {
        _store.Upload("weekly/web.html", "{{ broken");
        var other = Samples.Edition();
        other.Id = "monthly";

        Assert.Null((await RenderAsync(edition: other)).Trouble);
        Assert.NotNull((await RenderAsync()).Trouble);
    }

    [Fact]
    public async Task A_mistake_in_the_words_of_one_language_costs_the_others_nothing()
    {
        _store.Upload("locales/fr.yaml", _deployed.Read("locales/fr.yaml")!.Replace("name: Français", "name: Mien", StringComparison.Ordinal));
        await RenderAsync(edition: Samples.Edition("fr"));
        _store.Upload("web.html", "{{ text.new }}");
        _store.Upload("locales/en.yaml", $"{_deployed.Read("locales/en.yaml")}\n  new: a new word\n");

        Assert.Equal("a new word\n", (await RenderAsync(edition: Samples.Edition("en"))).Result.WebHtml);
        Assert.Equal("deployed\n", (await RenderAsync(edition: Samples.Edition("fr"))).Result.WebHtml);
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_no_text_is_named_and_one_that_nobody_reads_harms_nobody()
    {
        _store.Upload("notes.txt", new byte[TemplateFile.MostBytes + 1]);
        Assert.Null((await RenderAsync()).Trouble);

        _store.Upload("web.html", new byte[TemplateFile.MostBytes + 1]);
        Assert.Contains("web.html in container templates: It has 262,145 bytes; a template has at most 262,144", (await RenderAsync()).Trouble, StringComparison.Ordinal);

        _store.Upload("web.html", [.. "abc"u8, 0xFF]);
        Assert.Contains("It is not UTF-8 at byte 3", (await RenderAsync()).Trouble, StringComparison.Ordinal);

        _store.Upload("web.html", [.. "\uFEFFabc"u8]);
        Assert.Equal("abc\n", (await RenderAsync()).Result.WebHtml);
    }

    [Fact]
    public async Task A_container_that_holds_too_many_files_is_named()
    {
        for (var number = 0; number < TemplateSnapshot.MostFiles; number++)
            _store.Upload($"partials/p{number}.html", "");
        Assert.Null((await RenderAsync()).Trouble);

        _store.Upload("web.html", "mine");

        var printed = await RenderAsync();
        Assert.Equal("deployed\n", printed.Result.WebHtml);
        Assert.Contains("more than 200 templates", printed.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_template_is_left_alone()
    {
        for (var number = 0; number < 500; number++)
            _store.Upload($"pictures of the team/{number}.jpeg", [0xFF]);

        Assert.Null((await RenderAsync()).Trouble);
    }

    [Fact]
    public async Task A_page_is_shown_though_storage_does_not_answer_but_an_issue_waits()
    {
        _store.Failure = new IOException("no answer");

        Assert.Contains("إلغاء الاشتراك", await _press.RenderPageAsync(Samples.Edition(), "pages/unsubscribe.html", "ask", default), StringComparison.Ordinal);
        await Assert.ThrowsAsync<IOException>(() => RenderAsync());
    }

    [Fact]
    public async Task A_file_that_is_saved_while_an_issue_prints_is_used_by_the_next_one()
    {
        var saved = 0;
        var changing = new ChangingTemplates(_deployed, () => saved++);
        var press = new EditionPress(changing, _store, _log);

        var printed = await RenderAsync(press);

        Assert.Equal("1 1\n", printed.Result.WebHtml);
        Assert.Equal(1, saved);
    }

    private EditionPress NewPress() => new(_deployed, _store, _log);

    private async Task<string> PageAsync() => (await RenderAsync()).Result.WebHtml.TrimEnd();

    private Task<Printed<RenderedIssue>> RenderAsync(EditionPress? press = null, Edition? edition = null) =>
        (press ?? _press).RenderAsync(edition ?? Samples.Edition(), Samples.Issue(), Samples.Composition(Samples.Arabic()), default);

    /// <summary>Templates in which a partial says something else at each look.</summary>
    private sealed class ChangingTemplates(ITemplateSource others, Action look) : ITemplateSource
    {
        private readonly StringBuilder _looks = new();

        public string? Read(string path)
        {
            if (path is "web.html")
                return "{{ include 'partials/now.html' }} {{ include 'partials/now.html' }}";
            if (path is not "partials/now.html")
                return others.Read(path);
            look();
            return $"{_looks.Append('1').Length}";
        }
    }
}
