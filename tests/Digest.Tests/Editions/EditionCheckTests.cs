using Digest.Core.Editions;
using Digest.Tests.Seeds;

namespace Digest.Tests.Editions;

public sealed class EditionCheckTests
{
    private const string Path = "Digest:Editions:0";

    [Fact]
    public void A_whole_edition_has_no_problems() => Assert.Empty(Problems(_ => { }));

    [Theory]
    [InlineData("Africa/Casabianca", "Digest:Editions:0:TimeZone 'Africa/Casabianca' is not a time zone")]
    [InlineData("", "Digest:Editions:0:TimeZone")]
    public void A_zone_that_the_machine_does_not_know_is_named_with_its_setting(string zone, string problem) =>
        Assert.Contains(Problems(edition => edition.TimeZone = zone), found => found.StartsWith(problem, StringComparison.Ordinal));

    [Fact]
    public void Every_missing_setting_is_named()
    {
        var problems = EditionCheck.Problems([(Path, new Edition())]);

        Assert.All(["Title", "SenderAddress", "PostalAddress", "BaseUrl"], name => Assert.Contains(problems, problem => problem.StartsWith($"{Path}:{name}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("The Week\r\nBcc: victim@example.org")]
    [InlineData("The\0Week")]
    public void A_name_that_would_break_the_header_of_a_mail_is_refused(string name)
    {
        Assert.StartsWith($"{Path}:Title holds a line break", Assert.Single(Problems(edition => edition.Title = name)), StringComparison.Ordinal);
        Assert.StartsWith($"{Path}:SenderName holds a line break", Assert.Single(Problems(edition => edition.SenderName = name)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#777777", "has a contrast of 3.9 with the paper")]
    [InlineData("#aabbcc", "has a contrast of 1.7 with the paper")]
    [InlineData("teal", "is no colour")]
    public void A_colour_that_not_everybody_can_read_is_refused(string colour, string part)
    {
        var problem = Assert.Single(Problems(edition => edition.Brand.Accent = colour));

        Assert.StartsWith($"{Path}:Brand:Accent", problem, StringComparison.Ordinal);
        Assert.Contains(part, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_band_on_which_only_the_title_can_be_read_is_refused() =>
        Assert.StartsWith($"{Path}:Brand:Band", Assert.Single(Problems(edition => edition.Brand.Band = "#767676")), StringComparison.Ordinal);

    [Fact]
    public void Colours_are_held_against_those_of_the_theme()
    {
        var theme = File.ReadAllText(System.IO.Path.Combine(RepositoryFiles.Root, "templates", "theme.yaml"));
        var (light, dark) = (theme[theme.IndexOf("light:", StringComparison.Ordinal)..theme.IndexOf("dark:", StringComparison.Ordinal)], theme[theme.IndexOf("dark:", StringComparison.Ordinal)..]);

        Assert.Contains($"paper: \"{EditionCheck.Paper}\"", light, StringComparison.Ordinal);
        Assert.Contains($"on_band_soft: \"{EditionCheck.OnBand}\"", light, StringComparison.Ordinal);
        Assert.Contains($"card: \"{EditionCheck.DarkCard}\"", dark, StringComparison.Ordinal);
    }

    [Fact]
    public void A_logo_that_mail_clients_do_not_show_is_refused() =>
        Assert.StartsWith($"{Path}:Brand:Logo", Assert.Single(Problems(edition => edition.Brand.Logo = "https://news.example/logo.svg")), StringComparison.Ordinal);

    [Fact]
    public void Fonts_cannot_carry_markup() =>
        Assert.StartsWith($"{Path}:Brand:RightToLeftFont", Assert.Single(Problems(edition => edition.Brand.RightToLeftFont = "Tahoma\"><b>")), StringComparison.Ordinal);

    [Fact]
    public void A_name_belongs_to_one_section()
    {
        var problem = Assert.Single(Problems(edition => edition.Sections = [new() { Title = "اقتصاد", Names = ["Business"] }, new() { Title = "المال", Names = ["business", "الاقتصاد"] }]).Take(1));

        Assert.StartsWith($"{Path}:Sections:1", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edition_of_only_its_sections_needs_some() => Assert.Single(Problems(edition => edition.OnlyItsSections = true));

    [Fact]
    public void A_language_is_a_code() =>
        Assert.StartsWith($"{Path}:Languages:1 'Arabic'", Assert.Single(Problems(edition => edition.Languages = ["fr", "Arabic"])), StringComparison.Ordinal);

    [Fact]
    public void Two_editions_cannot_share_an_id() =>
        Assert.Contains("both 'weekly'", Assert.Single(EditionCheck.Problems([(Path, Whole()), ("Digest:Editions:1", Whole())])), StringComparison.Ordinal);

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#123456", "#123456", 1)]
    public void Contrast_is_that_of_the_guidelines(string one, string other, double ratio) => Assert.Equal(ratio, Contrast.Of(one, other), 2);

    private static IReadOnlyList<string> Problems(Action<Edition> change)
    {
        var edition = Whole();
        change(edition);
        return EditionCheck.Problems([(Path, edition)]);
    }

    private static Edition Whole() => new()
    {
        Title = "موجز الأسبوع",
        SenderAddress = "digest@news.example",
        PostalAddress = "12 rue des Imprimeurs, Tunis",
        BaseUrl = "https://digest.news.example",
    };
}
