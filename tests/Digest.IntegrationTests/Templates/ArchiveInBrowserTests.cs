using System.Collections.Concurrent;
using System.Text;
using Digest.Core.Archive;
using Digest.Core.Archive.Cards;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Templates.Overrides;
using Digest.IntegrationTests.Infrastructure;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace Digest.IntegrationTests.Templates;

/// <summary>The archive's own pages as a browser lays them out: on a phone and on a desk, by day and by night.</summary>
public sealed class ArchiveInBrowserTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Index = "weekly/index.html";
    private const string Notice = "weekly-2026-W46/index.html";
    private const string Editions = "index.html";

    private static readonly ConcurrentDictionary<string, Lazy<Task<Dictionary<string, string>>>> Published = new(StringComparer.Ordinal);

    public static TheoryData<string, string, int, ColorScheme> Views()
    {
        var views = new TheoryData<string, string, int, ColorScheme>();
        foreach (var path in new[] { Index, Notice, Editions })
            foreach (var language in new[] { "ar", "en" })
                foreach (var width in new[] { 320, 800 })
                    foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                        views.Add(path, language, width, scheme);
        return views;
    }

    [SkippableTheory]
    [MemberData(nameof(Views))]
    public async Task Every_text_can_be_read_and_nothing_scrolls_sideways(string path, string language, int width, ColorScheme scheme)
    {
        var page = await browser.ShowAsync((await PublishAsync(language))[path], width, scheme: scheme);

        await page.AssertNothingScrollsSidewaysAsync();
        Assert.All(await page.ShownTextsAsync(), text => Assert.True(text.Size >= 14 && text.Contrast >= 4.5 && text.Leading >= 1.3, $"{text.Size} px, contrast {text.Contrast:0.00}, line height {text.Leading:0.00}: {text.Text}"));
        Assert.Equal(language == "ar" ? "rtl" : "ltr", await page.EvaluateAsync<string>("getComputedStyle(document.body).direction"));
    }

    [SkippableFact]
    public async Task Headlines_run_in_their_own_direction()
    {
        var page = await browser.ShowAsync((await PublishAsync("ar"))[Index], 800);

        var directions = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('li h3')].map(title => getComputedStyle(title).direction)");
        Assert.Contains("rtl", directions);
        Assert.Contains("ltr", directions);
    }

    [SkippableTheory]
    [InlineData(Index)]
    [InlineData(Notice)]
    [InlineData(Editions)]
    public async Task A_page_has_one_main_one_title_and_no_level_of_headings_passed_over(string path)
    {
        var page = await browser.ShowAsync((await PublishAsync("en"))[path], 800);

        Assert.Equal("1 1", await page.EvaluateAsync<string>("() => `${document.querySelectorAll('main').length} ${document.querySelectorAll('h1').length}`"));
        var levels = await page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('h1, h2, h3, h4')].map(title => +title.localName[1])");
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.True(await page.EvaluateAsync<bool>("() => [...document.links].every(link => link.textContent.trim().length > 0)"));
    }

    [SkippableTheory]
    [InlineData(Index, "ar")]
    [InlineData(Index, "en")]
    [InlineData(Notice, "ar")]
    [InlineData(Editions, "en")]
    public async Task Axe_finds_no_violation(string path, string language)
    {
        LocalRun.SkipWithoutNode();
        var page = await browser.ShowAsync((await PublishAsync(language))[path], 800);
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(await LocalTools.EnsureAsync("gates", CancellationToken.None), "node_modules", "axe-core", "axe.min.js")));

        Assert.Empty(await page.EvaluateAsync<string[]>("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html.slice(0, 160)}`))"));
    }

    // A year of an edition, once for all tests in a language.
    private static Task<Dictionary<string, string>> PublishAsync(string language) => Published.GetOrAdd(language, _ => new Lazy<Task<Dictionary<string, string>>>(() => YearAsync(language))).Value;

    private static async Task<Dictionary<string, string>> YearAsync(string language)
    {
        Edition[] editions = [EditionOf("weekly", language), EditionOf("monday", "fr")];
        var store = new Shelf();
        var archive = new IssueArchive(new EditionList(editions), store, new EditionPress(SeedIssue.Templates, store, NullLogger<EditionPress>.Instance), store, store, Options.Create(new ArchiveOptions()), TimeProvider.System, NullLogger<IssueArchive>.Instance);
        var rendered = SeedIssue.Render(language);
        for (var week = 1; week <= 47; week++)
        {
            // Each week another of the seeds leads: headlines in three languages.
            var lead = SeedIssue.Articles[week % SeedIssue.Articles.Count];
            var json = $$"""{"id":"weekly-2026-W{{week:00}}","date":"2026-11-22","title":"t","subject":"s","language":"{{language}}","direction":"rtl","stories":[{"id":"{{week}}","url":"https://digest.mizan.example/x","title":{{System.Text.Json.JsonSerializer.Serialize(lead.Title)}},"summary":"s","language":"{{lead.Language}}","direction":"{{lead.Direction.ToString().ToLowerInvariant()}}","sections":[]}]}""";
            var cut = new DateTimeOffset(2026, 1, 4, 5, 0, 0, TimeSpan.Zero).AddDays(7 * (week - 1));
            await archive.PublishAsync(editions[0], new Issue { Edition = "weekly", Week = $"2026-W{week:00}", From = cut.AddDays(-7), Cut = cut, State = IssueState.Rendered, Articles = [], Changed = cut }, rendered with { Json = json }, default);
            if (week == 46)
                await archive.RecallAsync(editions[0], "weekly-2026-W46", default);
        }

        return store.Files;
    }

    private static Edition EditionOf(string id, string language) => new()
    {
        Id = id,
        Title = language == "ar" ? "حصاد الأسبوع" : language == "fr" ? "La semaine" : "The Week Gathered",
        Language = language,
        SenderAddress = "digest@mizan.example",
        PostalAddress = "12 River Street, Cairo 11511, Egypt",
        BaseUrl = "https://digest.mizan.example",
    };

    private sealed class Shelf : IArchiveStore, ICardPainter, IFeedHub, ITemplateStore
    {
        private ArchiveCatalogue? _catalogue;

        public Dictionary<string, string> Files { get; } = [];

        public Task<StoredFile?> ReadAsync(string path, CancellationToken cancellationToken) =>
            Task.FromResult(Files.TryGetValue(path, out var text) ? new StoredFile(new PublicFile(Encoding.UTF8.GetBytes(text)), "\"1\"", default) : null);

        public Task<bool> WriteAsync(string path, PublicFile file, CancellationToken cancellationToken)
        {
            var text = Encoding.UTF8.GetString(file.Content.Span);
            var changed = Files.GetValueOrDefault(path) != text;
            Files[path] = text;
            return Task.FromResult(changed);
        }

        public Task<bool> DeleteAsync(string path, CancellationToken cancellationToken) => Task.FromResult(Files.Remove(path));

        public Task<ArchiveCatalogue?> ReadCatalogueAsync(string edition, CancellationToken cancellationToken) => Task.FromResult(_catalogue);

        public Task<ArchiveCatalogue?> TryWriteCatalogueAsync(ArchiveCatalogue catalogue, CancellationToken cancellationToken) =>
            Task.FromResult<ArchiveCatalogue?>(_catalogue = catalogue with { Version = Guid.NewGuid().ToString() });

        public Task<TemplateSnapshot> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(TemplateSnapshot.Empty);

        public Task<IReadOnlyDictionary<string, string>?> ReadKeptAsync(string name, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyDictionary<string, string>?>(null);

        public Task KeepAsync(string name, IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken) => Task.CompletedTask;

        public ReadOnlyMemory<byte>? Paint(IssueCard card) => null;

        public Task PingAsync(Uri hub, IReadOnlyList<Uri> feeds, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
