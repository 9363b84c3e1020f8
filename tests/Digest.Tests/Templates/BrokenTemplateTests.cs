using System.Text.Json;
using Digest.Core.Templates;

namespace Digest.Tests.Templates;

/// <summary>A broken template is refused with its place, its cause and a remedy, and never sent.</summary>
public sealed class BrokenTemplateTests
{
    [Theory]
    [InlineData("one\ntwo {{ issue.id }", 2)]
    [InlineData("{{ if true }}\n{{ for story in stories }}", 2)]
    [InlineData("\n\n{{ end }}", 3)]
    public void A_syntax_error_names_its_line(string template, int line)
    {
        var error = Assert.Throws<TemplateException>(() => Samples.Print(template));

        Assert.Equal("web.html", error.File);
        Assert.Equal(line, error.Line);
        Assert.True(error.Column >= 1);
        Assert.StartsWith($"web.html({line},{error.Column}): {error.Cause}. ", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy);
    }

    [Theory]
    [InlineData("x\n  {{ isue.title }}", 2, 6)]
    [InlineData("{{ issue.titel }}", 1, 10)]
    [InlineData("{{ for story in stories }}\n{{ story.author }}{{ end }}", 2, 10)]
    [InlineData("{{ reader.name }}", 1, 4)]
    [InlineData("\n\n{{ issue.subject | isolate 'right' }}", 3, 20)]
    public void An_unknown_name_is_an_error_with_its_place(string template, int line, int column)
    {
        var error = Assert.Throws<TemplateException>(() => Samples.Print(template));

        Assert.Equal(("web.html", line), (error.File, error.Line));
        Assert.Equal(column, error.Column);
    }

    [Fact]
    public void An_error_in_a_partial_names_the_partial()
    {
        var templates = new TemplateFolder().With("partials/facts.html", "\n{{ story.nothing }}");

        var error = Assert.Throws<TemplateException>(() => Samples.Render(Samples.Edition(), templates, Samples.Arabic()));

        Assert.Equal(("partials/facts.html", 2), (error.File, error.Line));
    }

    [Theory]
    [InlineData("email.html")]
    [InlineData("email.txt")]
    [InlineData("web.html")]
    [InlineData("partials/story.html")]
    [InlineData("theme.yaml")]
    [InlineData("locales/ar.yaml")]
    public void A_missing_file_is_named(string path)
    {
        var error = Assert.Throws<TemplateException>(() => Samples.Render(Samples.Edition(), new TemplateFolder().With(path, null), Samples.Arabic()));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secrets.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("partials/../email.html")]
    [InlineData("missing.html")]
    public void A_template_includes_only_what_is_in_its_folder(string path)
    {
        var error = Assert.Throws<TemplateException>(() => Samples.Print($"\n{{{{ include '{path}' }}}}"));

        Assert.Equal(("web.html", 2), (error.File, error.Line));
        Assert.Contains(path, error.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ while true }}x{{ end }}")]
    [InlineData("{{ for i in 1..100000000 }}x{{ end }}")]
    [InlineData("{{ func f }}{{ f }}{{ end }}{{ f }}")]
    [InlineData("{{ include 'web.html' }}")]
    [InlineData("{{ func f(n); if n > 0; f(n - 1); f(n - 1); f(n - 1); end; end; f(30) }}")]
    [InlineData("{{ for i in 1..20000; x = 'x' * 1000000; end }}")]
    [InlineData("{{ x = 'a'; for i in 1..60; x = x + x; end }}")]
    public void A_template_that_goes_on_for_ever_is_stopped_F15(string template)
    {
        var error = Assert.Throws<TemplateException>(() => Samples.Print(template));

        Assert.Equal("web.html", error.File);
        Assert.Contains("loop", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_prints_without_measure_is_stopped_F15() =>
        Assert.Contains("2 MB", Assert.Throws<TemplateException>(() =>
            Samples.Print($"{{{{ for i in 1..10000 }}}}{new string('x', 300)}{{{{ end }}}}")).Cause, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_small_on_paper_and_large_in_memory_is_refused()
    {
        var bomb = string.Concat(Enumerable.Range(1, 30).Select(level => $"a{level}: &a{level} [*a{level - 1}, *a{level - 1}]\n"));
        var deep = $"a: {new string('[', 100_000)}";

        Assert.All([$"a0: &a0 x\n{bomb}", deep], text =>
        {
            var error = Assert.Throws<TemplateException>(() => Samples.Render(Samples.Edition(), new TemplateFolder().With("theme.yaml", text), Samples.Arabic()));
            Assert.Equal("theme.yaml", error.File);
            Assert.True(error.Line >= 1);
        });
    }

    [Theory]
    [InlineData("{{ if true }}", "{{ end }}")]
    [InlineData("{{ (", ") }}")]
    [InlineData("{{ [", "] }}")]
    [InlineData("{{ capture x }}", "{{ end }}")]
    public void A_template_that_nests_without_measure_is_refused(string open, string close)
    {
        var template = open is "{{ if true }}" or "{{ capture x }}"
            ? string.Concat(Enumerable.Repeat(open, 15_000)) + "x" + string.Concat(Enumerable.Repeat(close, 15_000))
            : $"{{{{ x = {new string(open[3], 100_000)}1{new string(close[0], 100_000)} }}}}";

        Assert.Equal("web.html", Assert.Throws<TemplateException>(() => Samples.Print(template)).File);
    }

    [Theory]
    [InlineData("x\n {{ stories }}", 2)]
    [InlineData("{{ if true }}\n\n{{ issue }}{{ end }}", 3)]
    [InlineData("{{ 1 == 1 }}", 1)]
    [InlineData("{{ 1 / 0 }}", 1)]
    [InlineData("{{ date.now }}", 1)]
    public void What_is_no_text_is_not_printed(string template, int line) =>
        Assert.Equal(("web.html", line), Assert.Throws<TemplateException>(() => Samples.Print(template)) is var error ? (error.File, error.Line) : default);

    [Fact]
    public void A_changed_template_is_used_with_the_next_issue()
    {
        var templates = new TemplateFolder().With("web.html", "first");
        var renderer = new IssueRenderer(templates);
        Assert.Equal("first\n", renderer.Render(Samples.Edition(), Samples.Issue(), Samples.Composition(Samples.Arabic())).WebHtml);

        templates.With("web.html", "second");

        Assert.Equal("second\n", renderer.Render(Samples.Edition(), Samples.Issue(), Samples.Composition(Samples.Arabic())).WebHtml);
    }

    [Fact]
    public void Issues_can_be_rendered_at_the_same_time()
    {
        var renderer = new IssueRenderer(new TemplateFolder());
        var issues = new RenderedIssue[24];

        Parallel.For(0, issues.Length, number => issues[number] = renderer.Render(
            Samples.Edition(number % 2 is 0 ? "ar" : "en"), Samples.Issue(2), Samples.Composition(Samples.Arabic(), Samples.English())));

        Assert.Equal(2, issues.DistinctBy(issue => JsonSerializer.Serialize(issue)).Count());
    }

    [Theory]
    [InlineData("locales/ar.yaml", "name: [")]
    [InlineData("theme.yaml", "light: {")]
    [InlineData("locales/ar.yaml", "")]
    [InlineData("locales/ar.yaml", "name: العربية\ndirection: rtl")]
    public void A_broken_locale_or_theme_is_named(string path, string text) =>
        Assert.Equal(path, Assert.Throws<TemplateException>(() => Samples.Render(Samples.Edition(), new TemplateFolder().With(path, text), Samples.Arabic())).File);

    [Theory]
    [InlineData("ftp://digest.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("digest.example")]
    public void An_edition_whose_links_would_lead_nowhere_is_refused(string baseUrl)
    {
        var edition = Samples.Edition();
        edition.BaseUrl = baseUrl;

        Assert.Throws<ArgumentException>(() => Samples.Render(edition, Samples.Arabic()));
    }
}
