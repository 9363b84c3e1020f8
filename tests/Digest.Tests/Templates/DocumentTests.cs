using System.Text.Json;

namespace Digest.Tests.Templates;

/// <summary>The issue as data.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void The_document_says_what_the_page_says()
    {
        var issue = Samples.Render(Samples.Arabic(), Samples.English());
        var document = JsonDocument.Parse(issue.Json).RootElement;

        Assert.Equal("digest-issue/1", document.GetProperty("schema").GetString());
        Assert.Equal("weekly-2026-W47", document.GetProperty("id").GetString());
        Assert.Equal("2026-W47", document.GetProperty("week").GetString());
        Assert.Equal("2026-11-22", document.GetProperty("date").GetString());
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 5, 0, 0, TimeSpan.Zero), document.GetProperty("cut").GetDateTimeOffset());
        Assert.Equal(("ar", "rtl"), (document.GetProperty("language").GetString(), document.GetProperty("direction").GetString()));
        Assert.Equal(issue.Subject, document.GetProperty("subject").GetString());
        var stories = document.GetProperty("stories").EnumerateArray().ToArray();
        Assert.Equal(2, stories.Length);
        Assert.Equal("أسوان", stories[0].GetProperty("place").GetString());
        Assert.Equal("00000000000000000000000000000001", stories[0].GetProperty("id").GetString());
        Assert.Equal("محليات", stories[0].GetProperty("sections")[0].GetString());
        Assert.Equal(JsonValueKind.Null, stories[0].GetProperty("time").ValueKind);
        Assert.Equal("2026-11-20 09:15 en ltr 180 1", string.Join(' ', new[] { "date", "time", "language", "direction", "words", "minutes" }
            .Select(name => stories[1].GetProperty(name).ToString())));
        Assert.Equal("https://digest.example/api/issues/weekly-2026-W47#a000000000002", stories[1].GetProperty("url").GetString());
    }

    [Fact]
    public void Arabic_is_readable_and_markup_is_escaped()
    {
        var json = Samples.Render(Samples.Arabic("عنوان </script><script>")).Json;

        Assert.Contains("عنوان", json, StringComparison.Ordinal);
        Assert.DoesNotContain("<", json, StringComparison.Ordinal);
    }
}
