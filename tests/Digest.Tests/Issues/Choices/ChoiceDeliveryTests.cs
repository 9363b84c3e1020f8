using Digest.Core.Articles;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Choices;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Tests.Infrastructure;
using Digest.Tests.Templates;

namespace Digest.Tests.Issues.Choices;

/// <summary>One render, many readers: what each choice gets, how often it is rendered, and from what.</summary>
public sealed class ChoiceDeliveryTests
{
    private static readonly DateTimeOffset Cut = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    private readonly Newsroom _newsroom = new(null, Edition());

    [Fact]
    public async Task Readers_get_the_issue_in_their_language_with_the_lead_in_it()
    {
        await _newsroom.SubscribeAsync("main@example.org");
        await _newsroom.SubscribeAsync("english@example.org", language: "en");
        await PublishAsync();

        var english = (await ReadAsync("en"))!;
        var html = Samples.Parse(english.EmailHtml);
        Assert.StartsWith("Library lends tools", english.Subject, StringComparison.Ordinal);
        Assert.Equal(("en", "ltr"), (html.DocumentElement.GetAttribute("lang"), html.DocumentElement.GetAttribute("dir")));
        Assert.Contains("موجز الأسبوع", english.EmailText, StringComparison.Ordinal);
        Assert.Contains("12 Printers' Street", english.EmailText, StringComparison.Ordinal);
        Assert.Contains("Unsubscribe", english.EmailText, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("افتتاح جسر", (await ReadAsync(null))!.Subject, StringComparison.Ordinal);
        Assert.Equal(2, Issue.Tally.Sent);
    }

    [Fact]
    public async Task Readers_get_only_the_stories_of_their_sections_and_every_link_leads_to_the_one_page()
    {
        await _newsroom.SubscribeAsync("main@example.org");
        await _newsroom.SubscribeAsync("culture@example.org", sections: "ثقافة");
        await PublishAsync();

        var culture = (await ReadAsync(null, "ثقافة"))!;
        Assert.Contains("Library lends tools", culture.EmailText, StringComparison.Ordinal);
        Assert.DoesNotContain("افتتاح جسر", culture.EmailText, StringComparison.Ordinal);
        Assert.Empty(culture.WebHtml);
        var page = Samples.Parse((await ReadAsync(null))!.WebHtml);
        var anchors = Samples.Parse(culture.EmailHtml).QuerySelectorAll("a[href*='#']").Select(link => link.GetAttribute("href")!.Split('#')[1]).ToList();
        Assert.NotEmpty(anchors);
        Assert.All(anchors, anchor => Assert.NotNull(page.GetElementById(anchor)));
    }

    [Fact]
    public async Task Each_choice_is_rendered_once_and_prepared_once_a_batch_and_only_when_somebody_needs_it()
    {
        for (var number = 0; number < 30; number++)
        {
            await _newsroom.SubscribeAsync($"main{number}@example.org");
            await _newsroom.SubscribeAsync($"english{number}@example.org", language: "en");
        }
        await _newsroom.SubscribeAsync("nobody@example.org", language: "fr");
        await PublishAsync(beforeDelivery: async () => await _newsroom.Subscribers.SetStatusAsync("weekly", SubscriberId.For("weekly", ChannelKind.Email, "nobody@example.org"), SubscriberStatus.Unsubscribed, null, DateTimeOffset.UnixEpoch, CancellationToken.None));

        Assert.Equal(["en", "fr", "main"], _newsroom.Issues.Saved.Select(choice => choice.Language ?? "main").Order());
        Assert.Equal(1, Issue.Batches);
        Assert.Equal(2, _newsroom.Mail.Rendered.Count);
        Assert.Equal((60, 1), (Issue.Tally.Sent, Issue.Tally.Suppressed));
    }

    [Fact]
    public async Task A_reader_whose_sections_have_no_story_gets_none_and_is_counted()
    {
        await _newsroom.SubscribeAsync("main@example.org");
        await _newsroom.SubscribeAsync("sport@example.org", sections: "رياضة");
        await PublishAsync();

        var row = Assert.Single(_newsroom.Deliveries.Rows, row => row.Status == DeliveryStatus.Suppressed);
        Assert.Equal("no stories", row.Code);
        Assert.Equal((IssueState.Finished, 2, 1, 1), (Issue.State, Issue.Audience, Issue.Tally.Sent, Issue.Tally.Suppressed));
        Assert.Null(await ReadAsync(null, "رياضة"));
    }

    [Fact]
    public async Task An_article_that_is_edited_after_the_issue_was_rendered_is_told_as_it_was()
    {
        await _newsroom.SubscribeAsync("english@example.org", language: "en");
        await AddAsync("2", Samples.English());
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.TickAsync();
        await AddAsync("2", Samples.English("Library burns"));
        await _newsroom.WorkAsync();

        var english = (await ReadAsync("en"))!;
        Assert.StartsWith("Library lends tools", english.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("burns", english.EmailText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_editor_changed_holds_for_every_choice()
    {
        await _newsroom.SubscribeAsync("english@example.org", language: "en");
        await AddAsync("1", Samples.Arabic());
        await AddAsync("2", Samples.English());
        await _newsroom.Desk.EditAsync("weekly", edits => edits.WithNote("A word from us").WithPin(Id("1"), 1).WithRewrite(Id("2"), "Tools on loan", null), CancellationToken.None);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.LiveAsync(TimeSpan.FromMinutes(5));

        var english = (await ReadAsync("en"))!;
        Assert.Contains("A word from us", english.EmailText, StringComparison.Ordinal);
        Assert.Contains("Tools on loan", english.EmailText, StringComparison.Ordinal);
        Assert.Contains("افتتاح جسر", english.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_is_frozen_with_the_list_of_readers()
    {
        var reader = await _newsroom.SubscribeAsync("english@example.org", language: "en");
        await PublishAsync(beforeDelivery: () =>
        {
            _newsroom.Subscribers.Replace(reader with { Language = "fr" });
            return Task.CompletedTask;
        });

        Assert.Equal("en", ReaderChoice.Parse(Assert.Single(_newsroom.Deliveries.Rows).Choice).Language);
        Assert.StartsWith("Library lends tools", Assert.Single(_newsroom.Mail.Rendered).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_repeated_renders_what_its_rows_say_and_not_what_readers_chose_since()
    {
        var steps = 0;
        var reader = await _newsroom.SubscribeAsync("english@example.org", language: "en");
        await AddAsync("2", Samples.English());
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.TickAsync();
        // The row is written; then the process ends.
        while (_newsroom.Deliveries.Rows.Count == 0)
        {
            _newsroom.Faults.CrashAt = _newsroom.Faults.Steps + ++steps;
            await Assert.ThrowsAnyAsync<Exception>(_newsroom.WorkAsync);
            _newsroom.Restart();
            _newsroom.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(IssueState.Rendered, Issue.State);
        _newsroom.Subscribers.Replace(reader with { Language = "fr" });
        _newsroom.Restart();
        await _newsroom.WorkAsync();

        Assert.Equal((IssueState.Finished, 1), (Issue.State, Issue.Tally.Sent));
        Assert.Equal(["main", "en"], _newsroom.Issues.Saved.Select(choice => choice.Language ?? "main").Distinct());
    }

    [Fact]
    public async Task A_batch_whose_files_are_missing_claims_nobody()
    {
        await _newsroom.SubscribeAsync("english@example.org", language: "en");
        await PublishAsync(beforeDelivery: () =>
        {
            _newsroom.Issues.Forget(ReaderChoice.Parse("en"));
            return Task.CompletedTask;
        }, work: false);

        await Assert.ThrowsAsync<InvalidOperationException>(_newsroom.WorkAsync);
        Assert.Equal((DeliveryStatus.Planned, 0), (_newsroom.Deliveries.Rows.Single().Status, _newsroom.Deliveries.Rows.Single().Attempts));
    }

    private Issue Issue => _newsroom.Issues.Rows.Single();

    private static Edition Edition()
    {
        var edition = Newsroom.Weekly();
        foreach (var (title, name) in new[] { ("محليات", "محليات"), ("ثقافة", "Culture"), ("رياضة", "Sport") })
            edition.Sections.Add(new EditionSection { Title = title, Names = [name] });
        return edition;
    }

    private async Task PublishAsync(Func<Task>? beforeDelivery = null, bool work = true)
    {
        await AddAsync("1", Samples.Arabic());
        await AddAsync("2", Samples.English());
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.TickAsync();
        await _newsroom.Planner.PlanAsync(Issue.Id, CancellationToken.None);
        if (beforeDelivery is not null)
            await beforeDelivery();
        if (work)
            await _newsroom.WorkAsync();
    }

    private async Task AddAsync(string number, Article article)
    {
        var print = new byte[64];
        new Random(number[0]).NextBytes(print);
        var now = _newsroom.Time.GetUtcNow();
        await _newsroom.Articles.SaveAsync(new ArticleRecord
        {
            Id = Id(number),
            BlobName = article.File,
            ContentHash = number,
            Received = now,
            Updated = now,
            Status = ArticleStatus.Accepted,
            Article = article with { Fingerprint = Convert.ToHexStringLower(print), Sections = [article.Language == "en" ? "Culture" : "محليات"] },
        }, CancellationToken.None);
    }

    private static string Id(string number) => number.PadLeft(32, '0');

    private Task<RenderedIssue?> ReadAsync(string? language, params string[] sections) =>
        _newsroom.Issues.ReadRenderedAsync(Issue.Id, ReaderChoice.Of(Edition(), new Subscriber { Id = "1", Edition = "weekly", Channel = ChannelKind.Email, Address = "", Language = language, Sections = sections }), CancellationToken.None);
}
