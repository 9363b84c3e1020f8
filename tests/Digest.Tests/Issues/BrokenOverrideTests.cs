using Digest.Core.Issues;
using Digest.Core.Issues.Choices;
using Digest.Core.Templates;
using Digest.Tests.Infrastructure;
using Digest.Tests.Templates;

namespace Digest.Tests.Issues;

/// <summary>A publisher's broken template is told to the editor while the issue goes out (F15).</summary>
public sealed class BrokenOverrideTests
{
    private static readonly DateTimeOffset Cut = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    private readonly Newsroom _newsroom = new();

    [Fact]
    public async Task The_issue_goes_out_and_says_what_is_wrong_even_when_all_copies_are_out_F15()
    {
        _newsroom.OwnTemplates.Upload("weekly/email.html", "one\n{{ issue.titel }}");
        await _newsroom.SubscribeAsync(3);
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut.AddMinutes(1));

        await _newsroom.TickAsync();
        await _newsroom.WorkAsync();

        var issue = Assert.Single(_newsroom.Issues.Rows);
        Assert.Equal((IssueState.Finished, 3), (issue.State, issue.Tally.Sent));
        Assert.StartsWith("Templates: weekly/email.html in container templates, line 2, column 10: ", issue.Trouble, StringComparison.Ordinal);
        Assert.Contains("الحديقة", (await _newsroom.Issues.ReadRenderedAsync(issue.Id, CancellationToken.None))!.EmailHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ while true }}x{{ end }}")]
    [InlineData("{{ x = 'x' * 10000; for i in 1..10000; x; end }}")]
    public async Task A_template_that_loops_for_ever_or_prints_100_MB_costs_nobody_the_issue_and_is_named_F15(string template)
    {
        _newsroom.OwnTemplates.Upload("weekly/email.html", template);
        await _newsroom.SubscribeAsync(3);
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut.AddMinutes(1));

        await _newsroom.TickAsync();
        await _newsroom.WorkAsync();

        var issue = Assert.Single(_newsroom.Issues.Rows);
        Assert.Equal((IssueState.Finished, 3), (issue.State, issue.Tally.Sent));
        Assert.StartsWith("Templates: weekly/email.html in container templates", issue.Trouble, StringComparison.Ordinal);
        Assert.Contains("Look for a loop", issue.Trouble, StringComparison.Ordinal);
        Assert.Contains("الحديقة", (await _newsroom.Issues.ReadRenderedAsync(issue.Id, CancellationToken.None))!.EmailHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_breaks_for_the_choice_of_one_reader_costs_neither_him_nor_others_the_issue_F15()
    {
        _newsroom.OwnTemplates.Upload("weekly/email.txt", "{{ if edition.language == 'en'; nothing; end }}" + new TemplateFolder().Read("email.txt") + "\nmine\n");
        await _newsroom.SubscribeAsync(3);
        var english = await _newsroom.SubscribeAsync("english@example.org", language: "en");
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut.AddMinutes(1));

        await _newsroom.TickAsync();
        await _newsroom.WorkAsync();

        var issue = Assert.Single(_newsroom.Issues.Rows);
        Assert.Equal((IssueState.Finished, 4), (issue.State, issue.Tally.Sent));
        Assert.Contains("mine", (await _newsroom.Issues.ReadRenderedAsync(issue.Id, CancellationToken.None))!.EmailText, StringComparison.Ordinal);
        var his = (await _newsroom.Issues.ReadRenderedAsync(issue.Id, ReaderChoice.Of(_newsroom.Editions["weekly"], english), CancellationToken.None))!.EmailText;
        Assert.DoesNotContain("mine", his, StringComparison.Ordinal);
        Assert.Contains("Unsubscribe", his, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("email.txt", issue.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_issue_uses_the_corrected_template_and_has_no_trouble_F15()
    {
        _newsroom.OwnTemplates.Upload("weekly/web.html", "{{ broken");
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut.AddMinutes(1));
        await _newsroom.TickAsync();

        _newsroom.OwnTemplates.Upload("weekly/web.html", "corrected");
        await _newsroom.UploadArticleAsync(2);
        _newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await _newsroom.TickAsync();

        var issue = _newsroom.Issues.Rows.Last();
        Assert.Null(issue.Trouble);
        Assert.Equal("corrected\n", (await _newsroom.Issues.ReadRenderedAsync(issue.Id, CancellationToken.None))!.WebHtml);
    }

    [Fact]
    public async Task Where_not_even_the_deployed_template_prints_the_issue_waits_until_one_does_F15()
    {
        _newsroom.Templates.With("web.html", "{{ broken");
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut.AddMinutes(1));
        var failure = await Assert.ThrowsAsync<AggregateException>(_newsroom.TickAsync);
        var waiting = Assert.Single(_newsroom.Issues.Rows);
        Assert.IsType<TemplateException>(Assert.Single(failure.InnerExceptions));
        Assert.Equal(IssueState.Composed, waiting.State);
        Assert.StartsWith("web.html(1,", waiting.Trouble, StringComparison.Ordinal);

        _newsroom.OwnTemplates.Upload("web.html", "mine");
        await _newsroom.TickAsync();

        Assert.Equal((IssueState.Rendered, null), (Assert.Single(_newsroom.Issues.Rows).State, _newsroom.Issues.Rows.Single().Trouble));
    }
}
