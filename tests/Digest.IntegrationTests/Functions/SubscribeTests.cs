using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;
using Digest.IntegrationTests.Services;
using Digest.IntegrationTests.Webhooks;
using Microsoft.AspNetCore.Http;
using MimeText = System.Text.Encoding;

namespace Digest.IntegrationTests.Functions;

public sealed partial class SubscribeTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static int _clients;

    [SkippableFact]
    public async Task A_reader_subscribes_by_the_form_confirms_chooses_takes_the_data_along_and_erases_it_F24_M35_M36()
    {
        LocalRun.SkipWithoutNode();
        const string address = "amal@readers.example";
        var form = await app.Http.GetStringAsync("api/subscribe/weekly?language=fr");
        Assert.Contains("action=\"/api/subscriptions\"", form, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"fr\" dir=\"ltr\"", form, StringComparison.Ordinal);

        using var asked = await PostAsync("api/subscriptions", [new("edition", "weekly"), new("email", $" {address.ToUpperInvariant()} "), new("name", "Amal"), new("language", "fr"), new("website", "")]);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        AssertGuarded(asked);

        var confirm = await LinkAsync(address);
        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get, HttpMethod.Get })
            AssertGuarded(await app.Http.SendAsync(new HttpRequestMessage(method, confirm)));
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(confirm, [])).StatusCode);
        Assert.Null(await FindAsync(address));
        for (var press = 0; press < 2; press++)
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(confirm, [new("confirm", "yes")])).StatusCode);
        var reader = (await FindAsync(address))!;
        Assert.Equal((SubscriberStatus.Active, "Amal", "fr"), (reader.Status, reader.Name, reader.Language));

        var own = app.Service<ReaderLinks>();
        var preferences = own.Preferences(app.Edition, reader.Id).AbsolutePath;
        Assert.Contains(reader.Address, await app.Http.GetStringAsync(preferences), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(preferences, [new("name", "Nobody")])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(preferences, [new("save", "yes"), new("name", "أمل"), new("language", "ar")])).StatusCode);
        Assert.Equal(("أمل", "ar"), ((await FindAsync(address))!.Name, (await FindAsync(address))!.Language));

        using var export = await app.Http.GetAsync(own.Export(app.Edition, reader.Id).AbsolutePath);
        var data = await export.Content.ReadAsStringAsync();
        Assert.Equal("attachment", export.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("\"kind\": \"given\"", data, StringComparison.Ordinal);
        Assert.Contains("أمل", data, StringComparison.Ordinal);

        var erasure = own.Erasure(app.Edition, reader.Id).AbsolutePath;
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync(erasure)).StatusCode);
        Assert.NotNull(await FindAsync(address));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(erasure, [new("erase", "yes")])).StatusCode);
        Assert.Null(await FindAsync(address));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync(preferences)).StatusCode);
        Assert.Equal(ConsentKind.Erased, Assert.Single(await app.Service<IConsentStore>().ListAsync("weekly", reader.Id, default).ToListAsync()).Kind);
        Assert.Equal("erased", (await app.Service<ISuppressionStore>().FindAsync("weekly", reader.Id, default))!.Reason);
    }

    [SkippableFact]
    public async Task A_scanner_that_opens_the_link_leaves_the_human_the_words_of_the_consent_the_button_and_its_success_F26_M34()
    {
        LocalRun.SkipWithoutNode();
        const string address = "scanned@readers.example";
        using var asked = await PostJsonAsync(new Dictionary<string, string> { ["edition"] = "weekly", ["email"] = address, ["language"] = "en" });
        var confirm = await LinkAsync(address);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options, HttpMethod.Get })
            AssertGuarded(await app.Http.SendAsync(new HttpRequestMessage(method, confirm)));

        var shown = await app.Http.GetStringAsync(confirm);
        var answers = new List<string>();
        for (var press = 0; press < 2; press++)
            answers.Add(await (await PostAsync(confirm, [new("confirm", "yes")])).Content.ReadAsStringAsync());

        Assert.Contains("You are subscribed", answers[0], StringComparison.Ordinal);
        Assert.Equal(answers[0], answers[1]);
        var proof = Assert.Single(await app.Service<IConsentStore>().ListAsync("weekly", (await FindAsync(address))!.Id, default).ToListAsync());
        Assert.StartsWith("I want to receive", proof.Wording, StringComparison.Ordinal);
        Assert.Contains(proof.Wording!, WebUtility.HtmlDecode(Tag().Replace(shown, "")), StringComparison.Ordinal);
        Assert.Single((await app.Mail.ReadAsync(CancellationToken.None)), mail => mail.To.Single() == address);
    }

    [SkippableFact]
    public async Task A_form_that_breaks_off_is_refused()
    {
        LocalRun.SkipWithoutNode();
        using var content = new StringContent("--x\r\nContent-Disposition: form-data; name=\"edition\"\r\n\r\nweekly", MimeText.UTF8);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var answer = await app.Http.PostAsync("api/subscriptions", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [SkippableFact]
    public async Task A_program_subscribes_with_JSON_and_learns_nothing_of_who_is_known_M36()
    {
        await app.SubscribeAsync("known@readers.example");
        var answers = new List<(HttpStatusCode, string)>();
        foreach (var email in new[] { "known@readers.example", "unknown@readers.example" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/subscriptions") { Content = JsonContent.Create(new { edition = "weekly", email }) };
            request.Headers.Add("X-Forwarded-For", Client());
            using var answer = await app.Http.SendAsync(request);
            answers.Add((answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }

        Assert.Equal(HttpStatusCode.Accepted, answers[0].Item1);
        Assert.Equal(answers[0], answers[1]);
    }

    [SkippableTheory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("""{"edition":"weekly","email":"nobody"}""")]
    [InlineData("""{"edition":"weekly","email":"\ud800@readers.example"}""")]
    [InlineData("""{"edition":"weekly","email":"a@readers.example","sections":["none"]}""")]
    public async Task A_document_that_cannot_be_is_refused(string json)
    {
        LocalRun.SkipWithoutNode();
        using var content = new StringContent(json, MimeText.UTF8, "application/json");
        using var answer = await app.Http.PostAsync("api/subscriptions", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_origin_is_told_to_come_back_later_whatever_it_says_of_others_before_it_F28(bool byProgram)
    {
        LocalRun.SkipWithoutNode();
        var answers = new List<HttpStatusCode>();
        for (var bot = 0; bot < 12; bot++)
        {
            // What a client writes itself stands before what the proxy adds.
            var client = $"10.0.0.{bot}, 203.0.113.{(byProgram ? 201 : 200)}:4711";
            var wish = new Dictionary<string, string> { ["edition"] = "weekly", ["email"] = $"victim{bot}@strangers.example" };
            using var answer = byProgram ? await PostJsonAsync(wish, client) : await PostAsync("api/subscriptions", [.. wish], client);
            answers.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                Assert.NotNull(answer.Headers.RetryAfter);
        }

        Assert.Equal(10, answers.Count(answer => answer == HttpStatusCode.Accepted));
        Assert.Equal(2, answers.Count(answer => answer == HttpStatusCode.TooManyRequests));
    }

    [SkippableFact]
    public async Task A_link_that_is_not_ours_says_the_same_whether_it_names_a_reader_or_not_M13()
    {
        var reader = await app.SubscribeAsync("forged@readers.example");
        foreach (var page in new[] { "confirm", "preferences", "export", "erase" })
        {
            var known = await app.Http.GetAsync($"api/{page}/weekly/{reader.Id}{new string('0', 32)}");
            var unknown = await app.Http.GetAsync($"api/{page}/weekly/{new string('0', 64)}");
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (known.StatusCode, unknown.StatusCode));
            Assert.Equal(await known.Content.ReadAsStringAsync(), await unknown.Content.ReadAsStringAsync());
        }
    }

    [SkippableTheory]
    [InlineData("en-GB,en;q=0.9,ar;q=0.8", "en", "This link is not valid")]
    [InlineData("de, fr-CA;q=0.7, en;q=0.5", "fr", "Ce lien n’est pas valable")]
    [InlineData("ar-MA", "ar", "هذا الرابط غير صالح")]
    [InlineData("de;q=1, en;q=0", "ar", "هذا الرابط غير صالح")]
    [InlineData("###;;=,", "ar", "هذا الرابط غير صالح")]
    [InlineData(null, "ar", "هذا الرابط غير صالح")]
    public async Task A_link_that_is_not_ours_is_answered_by_a_page_in_the_language_of_the_browser_or_the_edition_s(string? accepted, string language, string title)
    {
        LocalRun.SkipWithoutNode();
        foreach (var path in new[] { "preferences/weekly", "export/weekly", "erase/weekly", "unsubscribe/weekly", "unsubscribe/none", "confirm/none" })
            Assert.Contains(title, await ShownAsync(path), StringComparison.Ordinal);
        // What is behind a link to confirm may have been ours once.
        await ShownAsync("confirm/weekly");

        async Task<string> ShownAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"api/{path}/0123");
            if (accepted is not null)
                request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
            using var answer = await app.Http.SendAsync(request);
            Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            var shown = await answer.Content.ReadAsStringAsync();
            Assert.Contains($"<html lang=\"{language}\"", shown, StringComparison.Ordinal);
            return shown;
        }
    }

    [SkippableFact]
    public async Task A_webhook_is_registered_by_its_contact_proves_itself_by_its_answer_and_is_ended_by_the_link_M36_M67()
    {
        LocalRun.SkipWithoutNode();
        await using var receiver = await PlainReceiver.StartAsync();
        receiver.Status = StatusCodes.Status401Unauthorized;
        foreach (var (field, value) in new[] { ("url", "http://hooks.example.org/"), ("channel", "pigeon"), ("channel", "2"), ("channel", "telegram"), ("sign", "rsa") })
        {
            var wrong = new Dictionary<string, string> { ["edition"] = "weekly", ["channel"] = "webhook", ["url"] = receiver.Address, ["email"] = "ops@receivers.example", [field] = value };
            Assert.Equal(HttpStatusCode.BadRequest, (await PostJsonAsync(wrong)).StatusCode);
        }

        using var asked = await PostJsonAsync(new Dictionary<string, string> { ["edition"] = "weekly", ["channel"] = "webhook", ["url"] = receiver.Address, ["email"] = "ops@receivers.example", ["language"] = "fr", ["sign"] = "ed25519" });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var confirm = await LinkAsync("ops@receivers.example");
        var ask = await app.Http.GetStringAsync(confirm);
        Assert.Contains("<html lang=\"fr\" dir=\"ltr\"", ask, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", ask, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", ask, StringComparison.Ordinal);
        Assert.Equal(0, receiver.Count);

        using var confirmed = await PostAsync(confirm, [new("confirm", "yes")]);
        AssertGuarded(confirmed);
        var shown = await confirmed.Content.ReadAsStringAsync();
        Assert.Contains("http 401", shown, StringComparison.Ordinal);
        Assert.True(receiver.LastIsSignedBy(PublicKey().Match(shown).Value));
        var id = SubscriberId.For("weekly", ChannelKind.Webhook, receiver.Address);
        Assert.Equal(SubscriberStatus.Pending, (await app.Subscribers.FindAsync("weekly", id, default))!.Status);

        receiver.Status = StatusCodes.Status204NoContent;
        using var again = await PostAsync(confirm, [new("confirm", "yes")]);
        Assert.DoesNotContain("whpk_", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((SubscriberStatus.Active, 2), ((await app.Subscribers.FindAsync("weekly", id, default))!.Status, receiver.Count));

        var added = await TextAsync("ops@receivers.example", Preferences());
        var preferences = Preferences().Match(added).Value;
        Assert.Equal(app.Service<ReaderLinks>().Preferences(app.Edition, id).AbsolutePath, preferences);
        Assert.DoesNotContain("s3cr3t", added + await app.Http.GetStringAsync(preferences), StringComparison.Ordinal);
        var leave = app.Service<UnsubscribeLinks>().For(app.Edition, (await app.Subscribers.FindAsync("weekly", id, default))!).AbsolutePath;
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(leave, [new("List-Unsubscribe", "One-Click")])).StatusCode);
        Assert.Equal(SubscriberStatus.Unsubscribed, (await app.Subscribers.FindAsync("weekly", id, default))!.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(confirm, [new("confirm", "yes")])).StatusCode);
        Assert.Equal(2, receiver.Count);
    }

    private static void AssertGuarded(HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(["nosniff", "no-referrer"], new[] { "X-Content-Type-Options", "Referrer-Policy" }.Select(name => response.Headers.GetValues(name).Single()));
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private static string Client() => $"198.51.100.{Interlocked.Increment(ref _clients)}";

    private async Task<HttpResponseMessage> PostAsync(string path, KeyValuePair<string, string>[] fields, string? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("X-Forwarded-For", client ?? Client());
        return await app.Http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> PostJsonAsync(Dictionary<string, string> wish, string? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/subscriptions") { Content = JsonContent.Create(wish) };
        request.Headers.Add("X-Forwarded-For", client ?? Client());
        return await app.Http.SendAsync(request);
    }

    private async Task<string> LinkAsync(string address) => Link().Match(await TextAsync(address, Link())).Value;

    // The text of the mail to an address that holds such a link.
    private async Task<string> TextAsync(string address, Regex link)
    {
        string? text = null;
        await LocalRun.UntilAsync(
            async () =>
            {
                var mails = (await app.Mail.ReadAsync(CancellationToken.None)).Where(mail => mail.To.Single().Equals(address, StringComparison.OrdinalIgnoreCase));
                text = mails.Select(mail => Decoded(MimeText.UTF8.GetString(mail.Raw.Span))).FirstOrDefault(link.IsMatch);
                return text is not null;
            },
            $"a mail to {address}");
        return text!;
    }

    // The first part is the text, in base64.
    private static string Decoded(string raw)
    {
        var part = raw.ReplaceLineEndings("\n").Split("Content-Transfer-Encoding: base64\n\n")[1].Split("\n--=")[0];
        return MimeText.UTF8.GetString(Convert.FromBase64String(part.Replace("\n", "", StringComparison.Ordinal)));
    }

    private Task<Subscriber?> FindAsync(string address) => app.Subscribers.FindAsync("weekly", SubscriberId.For("weekly", ChannelKind.Email, address), CancellationToken.None);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("/api/confirm/weekly/[0-9a-f]{64}")]
    private static partial Regex Link();

    [GeneratedRegex("/api/preferences/weekly/[0-9a-f]{64}")]
    private static partial Regex Preferences();

    [GeneratedRegex("whpk_[A-Za-z0-9+/=]{44}")]
    private static partial Regex PublicKey();
}
