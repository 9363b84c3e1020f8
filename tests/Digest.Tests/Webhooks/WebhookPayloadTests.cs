using System.Text;
using System.Text.Json;
using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Webhooks;

public sealed class WebhookPayloadTests
{
    [Fact]
    public async Task It_says_which_issue_it_is_and_what_is_in_it_M61()
    {
        using var message = JsonDocument.Parse(await BodyAsync(Sample.Rendered(stories: 2)));

        var root = message.RootElement;
        Assert.Equal("digest.issue.published", root.GetProperty("type").GetString());
        Assert.Equal("2026-11-22T04:00:00Z", root.GetProperty("timestamp").GetString());
        var data = root.GetProperty("data");
        Assert.Equal(
            ["weekly-2026-W47", "weekly", "نشرة الأسبوع", "ar", "rtl", "https://digest.example.org/weekly/2026-W47"],
            new[] { "issue", "edition", "title", "language", "direction", "url" }.Select(name => data.GetProperty(name).GetString()));
        var story = data.GetProperty("stories")[1];
        Assert.Equal("عنوان الخبر 2", story.GetProperty("title").GetString());
        Assert.Equal("https://digest.example.org/weekly/2026-W47#s2", story.GetProperty("url").GetString());
        Assert.Equal("ملخص", story.GetProperty("summary").GetString());
        Assert.False(story.TryGetProperty("keywords", out _));
        Assert.False(story.TryGetProperty("byline", out _));
        Assert.Equal(0, data.GetProperty("more").GetInt32());
    }

    [Theory]
    [InlineData(40, 300)]
    [InlineData(90, 300)]
    [InlineData(150, 0)]
    [InlineData(1_000, 300)]
    public async Task It_stays_below_20_kB_by_whole_stories_M66(int stories, int summary)
    {
        var body = await BodyAsync(Sample.Rendered(stories, new string('م', summary)));

        Assert.InRange(body.Length, 15_000, 20_000);
        using var message = JsonDocument.Parse(body);
        var data = message.RootElement.GetProperty("data");
        var told = data.GetProperty("stories").EnumerateArray().ToList();
        Assert.Equal(stories, told.Count + data.GetProperty("more").GetInt32());
        Assert.Equal(Enumerable.Range(1, told.Count).Select(number => $"عنوان الخبر {number}"), told.Select(story => story.GetProperty("title").GetString()));
        // Summaries go first, from the end, and whole; stories only when no summary is left.
        var summarised = told.TakeWhile(story => story.TryGetProperty("summary", out _)).ToList();
        Assert.All(summarised, story => Assert.Equal(summary, story.GetProperty("summary").GetString()!.Length));
        Assert.DoesNotContain(told.Skip(summarised.Count), story => story.TryGetProperty("summary", out _));
        Assert.True(told.Count == stories || summarised.Count == 0);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"stories":"none","title":5}""")]
    [InlineData("""{"stories":[1,null,"x"]}""")]
    public async Task Json_of_another_shape_gives_a_message_without_stories(string json)
    {
        using var message = JsonDocument.Parse(await BodyAsync(Sample.Rendered() with { Json = json }));

        Assert.Equal(0, message.RootElement.GetProperty("data").GetProperty("stories").GetArrayLength());
    }

    [Fact]
    public void What_is_no_json_is_named()
    {
        using var channel = Channel();
        var error = Assert.Throws<InvalidOperationException>(() => channel.Prepare(Sample.Edition, Sample.Issue, Sample.Rendered() with { Json = "<html>" }));
        Assert.Contains("weekly-2026-W47", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arabic_is_readable_and_markup_is_not_markup()
    {
        var text = Encoding.UTF8.GetString(await BodyAsync(Sample.Rendered(1, "<script>alert('خبر')</script>")));

        Assert.Contains("عنوان الخبر 1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
    }

    private static async Task<byte[]> BodyAsync(RenderedIssue rendered)
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        using var channel = Channel();
        await using var prepared = channel.Prepare(Sample.Edition, Sample.Issue, rendered);
        var subscriber = new Subscriber { Id = new string('1', 32), Edition = "weekly", Channel = ChannelKind.Webhook, Address = receiver.Address, Secret = WebhookSignature.NewSecret() };
        await prepared.SendAsync(new Copy(subscriber, new string('2', 32), new Uri("https://digest.example.org/u"), 1), default);
        return Assert.Single(receiver.Requests).Body;
    }

    private static WebhookChannel Channel() => new(
        new AddressGuard(Options.Create(new WebhookOptions { AllowPrivateAddresses = true }), new StubResolver((_, _) => [System.Net.IPAddress.Loopback])),
        new FakeTimeProvider());
}
