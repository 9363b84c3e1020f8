using System.Globalization;

namespace Digest.Tests.Templates;

/// <summary>Each text in its own language and direction, the edition around it in the edition's.</summary>
public sealed class LanguageTests
{
    [Fact]
    public void Each_story_of_a_mixed_issue_has_its_own_language_and_direction_F30()
    {
        var issue = Samples.Render(Samples.Arabic(), Samples.English(), Samples.French());

        var mail = Samples.Parse(issue.EmailHtml);
        Assert.Equal(["ar rtl right", "en ltr left", "fr ltr left"], mail.QuerySelectorAll("h2").Select(title => title.Closest("td")!)
            .Select(cell => $"{cell.GetAttribute("lang")} {cell.GetAttribute("dir")} {cell.GetAttribute("align")}"));
        Assert.All(mail.QuerySelectorAll("h2"), title => Assert.Contains(
            $"text-align:{title.Closest("td")!.GetAttribute("align")}", title.Closest("td")!.GetAttribute("style"), StringComparison.Ordinal));
        Assert.Equal(["ar rtl", "en ltr", "fr ltr"], Samples.Parse(issue.WebHtml).QuerySelectorAll("article")
            .Select(article => $"{article.GetAttribute("lang")} {article.GetAttribute("dir")}"));
    }

    [Theory]
    [InlineData("ar", "rtl", "right", "left")]
    [InlineData("en", "ltr", "left", "right")]
    [InlineData("fr", "ltr", "left", "right")]
    public void The_mail_stands_in_the_direction_of_its_edition(string language, string direction, string align, string opposite)
    {
        var mail = Samples.Parse(Samples.Render(Samples.Edition(language), Samples.English()).EmailHtml);

        foreach (var element in new[] { mail.DocumentElement, mail.Body!.FirstElementChild!, mail.QuerySelector("h1")!.Closest("td")! })
            Assert.Equal((language, direction), (element.GetAttribute("lang"), element.GetAttribute("dir")));
        Assert.Contains($"text-align:{align}", mail.Body.FirstElementChild!.GetAttribute("style"), StringComparison.Ordinal);
        Assert.Equal($"{align} {opposite}", Samples.Render(Samples.Edition(language),
            new TemplateFolder().With("web.html", "{{ edition.align }} {{ edition.opposite }}"), Samples.English()).WebHtml.TrimEnd());
    }

    [Fact]
    public void A_language_without_a_locale_is_set_in_its_own_direction_and_told_in_one_that_agrees()
    {
        var issue = Samples.Render(Samples.English() with { Language = "de" }, Samples.Arabic() with { Language = "ur" });

        var cells = Samples.Parse(issue.EmailHtml).QuerySelectorAll("h2").Select(title => title.Closest("td")!).ToArray();
        Assert.Equal(["de ltr", "ur rtl"], cells.Select(cell => $"{cell.GetAttribute("lang")} {cell.GetAttribute("dir")}"));
        Assert.Contains("20 November 2026", cells[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("17 نوفمبر 2026", cells[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Latin_names_and_quantities_are_isolated_in_Arabic_F30()
    {
        var issue = Samples.Render(Samples.Arabic("شركة AT&T تطلق iPhone 15 بسعة 20 GB (MSFT) عبر https://a.example/b?c=1 للجميع"));

        Assert.Equal(["AT&T", "iPhone 15", "20 GB", "MSFT", "https://a.example/b?c=1"],
            Samples.Parse(issue.WebHtml).QuerySelectorAll("h2 span[dir=ltr][lang=en]").Select(span => span.TextContent));
        Assert.Contains("شركة \u2068AT&T\u2069 تطلق \u2068iPhone 15\u2069 بسعة \u206820 GB\u2069 (\u2068MSFT\u2069)", issue.EmailText, StringComparison.Ordinal);
        Assert.Contains("\u2068iPhone 15\u2069", issue.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Latin_line_in_an_Arabic_issue_is_isolated_as_a_whole()
    {
        var edition = Samples.Edition();
        edition.PostalAddress = "12 rue des Imprimeurs, Tunis";

        var issue = Samples.Render(edition, new TemplateFolder(), Samples.Arabic());

        Assert.Contains("<span dir=\"ltr\" lang=\"en\">12 rue des Imprimeurs, Tunis</span>", issue.WebHtml, StringComparison.Ordinal);
        Assert.Contains("\u206812 rue des Imprimeurs, Tunis\u2069", issue.EmailText, StringComparison.Ordinal);
    }

    [Fact]
    public void Arabic_names_are_isolated_in_English() =>
        Assert.Equal("مركز الميزان", Samples.Parse(Samples.Render(Samples.English("The centre (مركز الميزان) opens")).WebHtml)
            .QuerySelector("h2 span[dir=rtl][lang=ar]")!.TextContent);

    [Fact]
    public void A_word_with_joiners_is_isolated_as_one()
    {
        Assert.Contains("كلمة \u2068क्\u200Dष\u2069 هندية", Samples.Render(Samples.Arabic("كلمة क्\u200Dष هندية")).EmailText, StringComparison.Ordinal);
        Assert.Contains("Says \u2068می\u200Cخواهم\u2069 and 👨\u200D👩\u200D👧", Samples.Render(Samples.English("Says می\u200Cخواهم and 👨\u200D👩\u200D👧")).EmailText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("افتتاح جسر جديد", "افتتاح جسر جديد")]
    [InlineData("5 قتلى في حادث", "حصاد الأسبوع: 5 قتلى في حادث")]
    [InlineData("Google تفتح مكتبا", "حصاد الأسبوع: \u2068Google\u2069 تفتح مكتبا")]
    [InlineData("«الميزان» تفوز", "حصاد الأسبوع: «الميزان» تفوز")]
    public void The_subject_begins_with_Arabic(string title, string subject)
    {
        var issue = Samples.Render(Samples.Arabic(title));

        Assert.Equal(subject, issue.Subject);
        Assert.Equal(subject, Samples.Parse(issue.EmailHtml).Title);
    }

    [Fact]
    public void The_subject_begins_with_Arabic_even_when_the_edition_has_a_Latin_name()
    {
        var edition = Samples.Edition();
        edition.Title = "Mizan";

        Assert.Equal("عدد \u2068Mizan\u2069: \u2068Library lends tools as well as books\u2069", Samples.Render(edition, Samples.English()).Subject);
    }

    [Fact]
    public void The_subject_counts_the_stories_after_the_lead() =>
        Assert.EndsWith("، ومقالان آخران", Samples.Render(Samples.Arabic(), Samples.English(), Samples.French()).Subject, StringComparison.Ordinal);

    [Theory]
    [InlineData("ar", 1, "مقال واحد")]
    [InlineData("ar", 2, "مقالان")]
    [InlineData("ar", 3, "3 مقالات")]
    [InlineData("ar", 10, "10 مقالات")]
    [InlineData("ar", 11, "11 مقالًا")]
    [InlineData("ar", 99, "99 مقالًا")]
    [InlineData("ar", 100, "100 مقال")]
    [InlineData("ar", 102, "102 مقال")]
    [InlineData("ar", 103, "103 مقالات")]
    [InlineData("ar", 111, "111 مقالًا")]
    [InlineData("en", 1, "one story")]
    [InlineData("en", 2, "2 stories")]
    [InlineData("fr", 1, "1 article")]
    [InlineData("fr", 2, "2 articles")]
    public void Stories_are_counted_as_the_language_counts(string language, int stories, string counted)
    {
        var templates = new TemplateFolder().With("web.html", "{{ issue.count }}").With("email.html", "x").With("email.txt", "x");

        Assert.Equal(counted, Samples.Render(Samples.Edition(language), templates, [.. Enumerable.Repeat(Samples.English(), stories)]).WebHtml.TrimEnd());
    }

    [Theory]
    [InlineData(0, "دقيقة واحدة للقراءة")]
    [InlineData(1, "دقيقة واحدة للقراءة")]
    [InlineData(2, "دقيقتان للقراءة")]
    [InlineData(10, "10 دقائق للقراءة")]
    [InlineData(11, "11 دقيقة للقراءة")]
    public void The_reading_time_is_that_of_ingest_and_never_none(int minutes, string time) =>
        Assert.Equal(time, Samples.Print("{{ stories[0].reading_time }}", Samples.Arabic() with { ReadingMinutes = minutes }));

    [Fact]
    public void Dates_are_written_in_the_language_of_their_story() =>
        Assert.Equal("17 نوفمبر 2026|20 November 2026|1 août 2026",
            Samples.Print("{{ for story in stories }}{{ story.date }}{{ if !for.last }}|{{ end }}{{ end }}", Samples.Arabic(), Samples.English(), Samples.French()));

    [Theory]
    [InlineData("Africa/Cairo", "الأحد 22 نوفمبر 2026")]
    [InlineData("America/Los_Angeles", "السبت 21 نوفمبر 2026")]
    public void The_issue_is_dated_by_the_calendar_of_its_edition(string zone, string date)
    {
        var edition = Samples.Edition();
        edition.TimeZone = zone;

        Assert.Contains(date, Samples.Parse(Samples.Render(edition, Samples.Arabic()).EmailHtml).QuerySelector("h1")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0123456789", "لقاء 25 عضوا في 2026 مع iOS 17")]
    [InlineData("٠١٢٣٤٥٦٧٨٩", "لقاء ٢٥ عضوا في ٢٠٢٦ مع iOS 17")]
    public void An_issue_has_one_system_of_digits(string digits, string title)
    {
        var locale = new TemplateFolder().Read("locales/ar.yaml")!.Replace("digits: \"0123456789\"", $"digits: \"{digits}\"", StringComparison.Ordinal);
        var issue = Samples.Render(Samples.Edition(), new TemplateFolder().With("locales/ar.yaml", locale), Samples.Arabic("لقاء ٢٥ عضوا في 2026 مع iOS 17"));

        var cell = Samples.Parse(issue.EmailHtml).QuerySelector("h2")!.Closest("td")!;
        Assert.Equal(title, cell.QuerySelector("h2")!.TextContent);
        var foreign = digits[0] is '0' ? '٠' : '0';
        Assert.DoesNotContain(cell.TextContent.Replace("iOS 17", "", StringComparison.Ordinal), c => c >= foreign && c <= foreign + 9);
    }

    [Fact]
    public void What_an_article_does_not_say_leaves_no_gap()
    {
        var issue = Samples.Render(Samples.Arabic() with { Place = null, Source = null, Byline = null, Published = null, Sections = [] });

        var facts = Samples.Parse(issue.EmailHtml).QuerySelector("h2")!.NextElementSibling!;
        Assert.Equal("3\u00A0دقائق\u00A0للقراءة", facts.TextContent.Trim());
        Assert.DoesNotContain("·", facts.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_story_without_a_printable_title_is_called_by_its_file() =>
        Assert.Equal("bridge.txt", Samples.Parse(Samples.Render(Samples.Arabic("\u202E\u0000")).WebHtml).QuerySelector("article h2")!.TextContent);

    [Fact]
    public void A_headline_of_the_other_direction_stays_whole_in_the_subject() =>
        Assert.Equal("The Week: \u206860 زائرا في \u2068iOS\u2069 عام 2026\u2069", Samples.Render(Samples.Edition("en"), Samples.Arabic("60 زائرا في iOS عام 2026")).Subject);

    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        var issue = Samples.Render(Samples.Arabic(), Samples.English());
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            Assert.Equivalent(issue, Samples.Render(Samples.Arabic(), Samples.English()), strict: true);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
