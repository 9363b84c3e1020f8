using System.Net;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.IntegrationTests.Services;

namespace Digest.IntegrationTests.Functions;

public sealed class UnsubscribeTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly KeyValuePair<string, string> OneClick = new("List-Unsubscribe", "One-Click");

    [SkippableTheory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Opening_the_link_changes_nothing_F24_M14(string method)
    {
        var (reader, path) = await ReaderAsync($"{method}@readers.example");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(SubscriberStatus.Active, await StatusAsync(reader));
    }

    [SkippableFact]
    public async Task Asking_what_can_be_done_with_the_link_is_answered_and_changes_nothing_M14()
    {
        var (reader, path) = await ReaderAsync("options@readers.example");
        using var response = await app.Http.SendAsync(new HttpRequestMessage(HttpMethod.Options, path));

        Assert.Equal((HttpStatusCode.NoContent, "GET, HEAD, POST, OPTIONS"), (response.StatusCode, string.Join(", ", response.Content.Headers.Allow)));
        Assert.Equal(SubscriberStatus.Active, await StatusAsync(reader));
    }

    [SkippableFact]
    public async Task The_page_offers_a_form_that_posts_the_one_click_field_in_the_reader_s_language()
    {
        var (_, path) = await ReaderAsync("page@readers.example");
        var page = await app.Http.GetStringAsync(path);

        Assert.Contains("<html lang=\"ar\" dir=\"rtl\"", page, StringComparison.Ordinal);
        Assert.Contains("method=\"post\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"List-Unsubscribe\" value=\"One-Click\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_one_click_POST_unsubscribes_at_once_and_again_with_the_same_answer_F25_M13(bool multipart)
    {
        var (reader, path) = await ReaderAsync($"post{multipart}@readers.example");
        for (var time = 0; time < 2; time++)
        {
            using HttpContent body = multipart
                ? new MultipartFormDataContent { { new StringContent(OneClick.Value), OneClick.Key } }
                : new FormUrlEncodedContent([OneClick]);
            using var response = await app.Http.PostAsync(path, body);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(SubscriberStatus.Unsubscribed, await StatusAsync(reader));
        }
    }

    [SkippableFact]
    public async Task A_POST_without_the_field_is_refused_and_changes_nothing_M16()
    {
        var (reader, path) = await ReaderAsync("probe@readers.example");
        using var empty = await app.Http.PostAsync(path, null);
        using var other = await app.Http.PostAsync(path, new FormUrlEncodedContent([new("List-Unsubscribe", "Maybe")]));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (empty.StatusCode, other.StatusCode));
        Assert.Equal(SubscriberStatus.Active, await StatusAsync(reader));
    }

    [SkippableFact]
    public async Task A_forged_link_is_not_found_whether_the_reader_exists_or_not_M13()
    {
        var (reader, path) = await ReaderAsync("forged@readers.example");
        var forged = path[..^1] + (path[^1] == '0' ? '1' : '0');
        using var known = await app.Http.PostAsync(forged, new FormUrlEncodedContent([OneClick]));
        using var unknown = await app.Http.PostAsync($"api/unsubscribe/weekly/{new string('0', 64)}", new FormUrlEncodedContent([OneClick]));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (known.StatusCode, unknown.StatusCode));
        Assert.Equal(await known.Content.ReadAsStringAsync(), await unknown.Content.ReadAsStringAsync());
        Assert.Equal(SubscriberStatus.Active, await StatusAsync(reader));
    }

    private async Task<(Subscriber Reader, string Path)> ReaderAsync(string address)
    {
        LocalRun.SkipWithoutNode();
        var reader = await app.SubscribeAsync(address);
        return (reader, app.Service<UnsubscribeLinks>().For(app.Edition, reader).AbsolutePath);
    }

    private async Task<SubscriberStatus> StatusAsync(Subscriber reader) =>
        (await app.Subscribers.FindAsync("weekly", reader.Id, CancellationToken.None))!.Status;
}
