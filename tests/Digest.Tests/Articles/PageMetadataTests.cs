using Digest.Core.Articles;

namespace Digest.Tests.Articles;

public sealed class PageMetadataTests
{
    private static Article Page(string head, string body = "<h1>Garden opens on the river</h1>", string html = "<html lang=en>") =>
        Parsing.Parse($"{html}<head>{head}</head><body>{body}<article><p>{Parsing.EnglishLead}</p><p>{Parsing.EnglishSecond}</p></article></body></html>");

    [Theory]
    [InlineData("Garden opens on the river | Local | The Register")]
    [InlineData("The Register: Garden opens on the river")]
    [InlineData("Garden opens on the river – The Register")]
    [InlineData("Garden opens on the river » Local » theregister.example")]
    public void A_title_is_freed_of_site_and_section(string title) =>
        Assert.Equal("Garden opens on the river", Page($"<title>{title}</title><meta property=og:site_name content='The Register'>", "").Title);

    [Fact]
    public void A_dash_of_the_headline_itself_stays() =>
        Assert.Equal("Garden opens – after two years", Page("<title>Garden opens – after two years</title><meta property=og:site_name content='The Register'>", "").Title);

    [Fact]
    public void The_heading_that_agrees_is_preferred_to_the_headline_for_sharing()
    {
        var article = Page("<meta property=og:title content='Garden opens on river bank'>", "<h1>The Register</h1><h1>Garden opens on the river bank after two years</h1>");

        Assert.Equal("Garden opens on the river bank after two years", article.Title);
    }

    [Fact]
    public void A_kicker_in_the_heading_is_no_part_of_the_title() =>
        Assert.Equal("Garden opens on the river", Page("<title>Garden opens on the river</title>", "<h1><span class=article__kicker>City life</span> <span>Garden opens on the river</span></h1>").Title);

    [Fact]
    public void The_only_heading_is_the_title_where_the_window_names_the_site_alone() =>
        Assert.Equal("Garden opens on the river", Page("<title>The Register - print version</title>", "<h3>Garden opens on the river</h3>").Title);

    [Fact]
    public void What_is_labelled_a_title_is_one_where_there_is_no_heading() =>
        Assert.Equal("Garden opens on the river", Page("<title>The Register - City - Garden opens on the river</title>", "<span id=lblTitle><b>Garden opens on the river</b></span>").Title);

    [Theory]
    [InlineData("<span class=byline>By Ann Lee</span>", "Ann Lee")]
    [InlineData("<p class='post-author'>Veröffentlicht von <a>Ann Lee</a></p>", "Ann Lee")]
    [InlineData("<a rel=author href=/a>Ann Lee</a>", "Ann Lee")]
    [InlineData("<div itemprop=author><img alt=x><span itemprop=name>Ann Lee</span> <i>Editor</i></div>", "Ann Lee")]
    [InlineData("<span class=author>Posted on Monday by Ann Lee</span>", "Ann Lee")]
    [InlineData("<span class=author>Ann Lee, Staff Reporter</span>", "Ann Lee")]
    [InlineData("<span class=author>Ann Lee | March 3, 2020</span>", "Ann Lee")]
    [InlineData("<p>Von <b>Ann Lee</b></p>", "Ann Lee")]
    [InlineData("<span class=author>admin</span>", null)]
    [InlineData("<span class=author>ann@example.org</span>", null)]
    [InlineData("<span class=author>The Register</span>", null)]
    [InlineData("<div class=comments><span class=author>Zed</span></div>", null)]
    [InlineData("<span class=byline>Local, Sports, Culture</span>", null)]
    public void A_byline_names_persons_only(string marked, string? name) =>
        Assert.Equal(name, Page("<meta property=og:site_name content='The Register'>", $"<h1>Garden opens on the river</h1>{marked}{string.Concat(Enumerable.Repeat("<p><i></i></p>", 40))}").Byline);

    [Theory]
    [InlineData("""{"@type":"Person","name":"Ann Lee"}""", "Ann Lee")]
    [InlineData("""[{"@type":"Person","name":"Ann Lee"},"Bo Roe"]""", "Ann Lee, Bo Roe")]
    [InlineData("""{"@id":"#ann"}""", "Ann Lee")]
    [InlineData("""{"@type":"Organization","name":"Ann Lee Group"}""", null)]
    public void An_author_of_linked_data_may_be_nested_listed_or_referred_to(string author, string? name) =>
        Assert.Equal(name, Page($$"""<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":{{author}}},{"@type":"Person","@id":"#ann","name":"Ann Lee"}]}</script>""").Byline);

    [Theory]
    [InlineData("<!-- {0} -->")]
    [InlineData("//<![CDATA[\n{0}\n//]]>")]
    [InlineData("{0};")]
    public void Linked_data_is_read_in_the_wrappings_of_old_systems(string form) =>
        Assert.Equal("Ann Lee", Page($"<script type=application/ld+json>{form.Replace("{0}", "{\"@type\":\"Article\",\"description\":\"two\nlines\",\"author\":\"Ann Lee\"}", StringComparison.Ordinal)}</script>").Byline);

    [Fact]
    public void A_date_of_publication_is_never_that_of_the_last_change()
    {
        var article = Page("<meta property=article:modified_time content=2026-10-09T10:00:00Z><meta property=article:published_time content=2026-10-02T10:00:00+02:00>");

        Assert.Equal(new DateOnly(2026, 10, 2), article.Published?.Date);
        Assert.Null(Page("<meta property=article:modified_time content=2026-10-09T10:00:00Z>").Published);
    }

    [Fact]
    public void A_declared_date_that_is_still_to_come_is_dropped() =>
        Assert.Equal(new DateOnly(2026, 10, 2), Page("<meta property=article:published_time content=2027-10-02><meta name=date content=2026-10-02>").Published?.Date);

    [Fact]
    public void A_time_in_UTC_near_midnight_gives_way_to_the_day_that_the_page_shows() =>
        Assert.Equal(new DateOnly(2026, 10, 3), Page("<meta property=article:published_time content=2026-10-02T23:30:00Z><link rel=canonical href=https://example.org/2026/10/03/garden>").Published?.Date);

    [Fact]
    public void A_date_with_an_offset_keeps_its_own_day() =>
        Assert.Equal(new DateOnly(2026, 10, 3), Page("<meta property=article:published_time content=2026-10-03T00:30:00+02:00>").Published?.Date);

    [Fact]
    public void Dates_that_agree_are_surer()
    {
        var one = Page("<meta property=article:published_time content=2026-10-02>");
        var two = Page("<meta property=article:published_time content=2026-10-02><link rel=canonical href=https://example.org/2026/10/02/garden>");

        Assert.True(two.Evidence["published"].Confidence > one.Evidence["published"].Confidence);
    }

    [Theory]
    [InlineData("<footer><time datetime=2026-10-02>2 October 2026</time></footer>")]
    [InlineData("<div class=related-posts><span class=date>2 October 2026</span></div>")]
    [InlineData("<div id=comments><time datetime=2026-10-02>2 October 2026</time></div>")]
    [InlineData("<footer>© 2026 The Register</footer>")]
    public void Dates_of_other_things_are_not_taken(string other) =>
        Assert.Null(Parsing.Parse($"<html><body><h1>Garden opens on the river</h1><article><p>{Parsing.EnglishLead}</p><p>{Parsing.EnglishSecond}</p></article>{string.Concat(Enumerable.Repeat("<p><i></i></p>", 40))}{other}</body></html>").Published);

    [Theory]
    [InlineData("<p>02.10.26</p>")]
    [InlineData("<p>02.10.2026 - The city opened its gates.</p>")]
    [InlineData("<p>2 October 2026 | The city</p>")]
    [InlineData("<p>Press release of 2 October 2026 | Cairo</p>")]
    [InlineData("<p>Mise en ligne</p><p>2 octobre 2026</p>")]
    [InlineData("<p>Stand: 2. Oktober 2026</p>")]
    [InlineData("<div class=sidebar><p>2 October 2026</p></div>")]
    [InlineData("<p>Last updated: 9 October 2026</p><p>2 October 2026</p>")]
    public void A_line_by_the_headline_tells_the_day(string line) =>
        Assert.Equal(new DateOnly(2026, 10, 2), Page("", $"<h1>Garden opens on the river</h1>{line}").Published?.Date);

    [Theory]
    [InlineData("<p>Version 02.10.26.1</p>")]
    [InlineData("<p>At 02.10.26 Uhr</p>")]
    [InlineData("<p>A song of 2 October 2026 that everybody sang</p>")]
    [InlineData("<p>Opened 2 October 2026 to 9 October 2026</p>")]
    public void A_line_that_only_holds_figures_or_a_day_of_something_tells_nothing(string line) =>
        Assert.Null(Page("", $"<h1>Garden opens on the river</h1>{line}").Published);

    [Fact]
    public void A_title_may_begin_with_the_day() =>
        Assert.Equal(new DateOnly(2026, 10, 2), Page("<title>02.10.2026 - Garden opens on the river</title>", "").Published?.Date);

    [Fact]
    public void The_day_of_a_change_counts_only_where_there_is_no_other()
    {
        const string Changed = "<p>Aktualisiert am <b>9. Oktober 2026</b></p>";

        Assert.Equal(new DateOnly(2026, 10, 9), Page("", $"<h1>Garden opens on the river</h1>{Changed}").Published?.Date);
        Assert.Equal(new DateOnly(2026, 10, 2), Page("", $"<h1>Garden opens on the river</h1>{Changed}<p>2. Oktober 2026</p>").Published?.Date);
    }

    [Theory]
    [InlineData("https://example.org/2026/10/02/garden")]
    [InlineData("https://example.org/local/2026-10-02-garden.html")]
    [InlineData("https://example.org/20261002/garden")]
    public void The_address_may_tell_the_day(string address) =>
        Assert.Equal(new DateOnly(2026, 10, 2), Page($"<link rel=canonical href={address}>").Published?.Date);

    [Theory]
    [InlineData("<html dir=rtl>", TextDirection.Rtl)]
    [InlineData("<html dir=ltr>", TextDirection.Ltr)]
    [InlineData("<html>", TextDirection.Ltr)]
    public void A_page_may_set_its_direction(string html, TextDirection direction) => Assert.Equal(direction, Page("", html: html).Direction);

    [Fact]
    public void The_direction_of_a_template_does_not_turn_Arabic_round() =>
        Assert.Equal(TextDirection.Rtl, Parsing.Parse($"<html lang=en dir=ltr><body><h1>حديقة على النهر</h1><p>{Parsing.ArabicLead}</p></body></html>").Direction);

    [Fact]
    public void Sections_are_the_path_without_home_and_headline()
    {
        var article = Page("""<script type="application/ld+json">[{"@type":"Article","headline":"Garden opens on the river"},{"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"item":{"name":"Local"}},{"name":"Parks"},{"name":"Garden opens on the river"}]}]</script>""");

        Assert.Equal(["Local", "Parks"], article.Sections);
    }

    [Theory]
    [InlineData("<link rel=canonical href=https://example.org/garden>", "https://example.org/garden")]
    [InlineData("<base href=https://example.org/a/><link rel=canonical href=garden>", "https://example.org/a/garden")]
    [InlineData("<link rel=canonical href=https://example.org/><meta property=og:url content=https://example.org/garden>", "https://example.org/garden")]
    [InlineData("<link rel=canonical href=javascript:alert(1)>", null)]
    [InlineData("<link rel=canonical href=/garden>", null)]
    public void The_link_is_absolute_and_of_the_web(string head, string? link) => Assert.Equal(link, Page(head).Link);

    [Fact]
    public void A_link_too_long_to_be_one_is_not_kept() =>
        Assert.Null(Page($"<link rel=canonical href=https://example.org/{new string('a', 2_048)}>").Link);

    [Fact]
    public void The_lead_picture_has_the_alternative_text_and_caption_of_the_page()
    {
        var article = Page("<meta property=og:image content=https://example.org/garden-1200x630.jpg>", "<h1>Garden opens on the river</h1><figure><img src=/garden.jpg alt='Children on swings'><figcaption>The new swings</figcaption></figure>");

        Assert.Equal(new LeadPicture("https://example.org/garden-1200x630.jpg", "Children on swings", "The new swings"), article.Picture);
    }

    [Theory]
    [InlineData("https://example.org/logo.png")]
    [InlineData("data:image/gif;base64,R0lGODlhAQABAAAAACw=")]
    [InlineData("https://example.org/avatar/7.jpg")]
    [InlineData("https://example.org/media/printButton.png")]
    public void A_logo_a_portrait_or_a_pixel_is_no_lead_picture(string address) => Assert.Null(Page($"<meta property=og:image content='{address}'>").Picture);

    [Theory]
    [InlineData("Garden opens on the river - The Register", "The Register")]
    [InlineData("The Register: Garden opens on the river", "The Register")]
    [InlineData("Garden opens on The Register's river", null)]
    public void The_name_in_the_title_that_leads_home_is_the_source(string title, string? source) =>
        Assert.Equal(source, Page($"<title>{title}</title>", "<a href=/><b>The Register</b></a><h1>Garden opens on the river</h1>").Source);

    [Fact]
    public void Every_value_has_its_evidence()
    {
        var page = Page("<meta property=og:site_name content='The Register'><meta name=author content='Ann Lee'><meta name=date content=2026-10-02><link rel=canonical href=https://example.org/garden>");
        var text = Parsing.Arabic("27-1-2018 | 16:43", "كتبت: سلمى الوزاني");

        Assert.Equal(["byline", "language", "link", "published", "source", "title"], page.Evidence.Keys.Order());
        Assert.Equal("the page's meta author", page.Evidence["byline"].Basis);
        Assert.Equal(["byline", "language", "published", "title"], text.Evidence.Keys.Order());
        Assert.All(page.Evidence.Values.Concat(text.Evidence.Values), evidence => Assert.InRange(evidence.Confidence, 0.01, 1));
    }
}
