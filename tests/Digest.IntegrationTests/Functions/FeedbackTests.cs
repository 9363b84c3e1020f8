using System.Net;
using System.Text;
using Digest.Core.Delivery;
using Digest.Core.Feedback;
using Digest.Core.Subscribers;
using Digest.Functions.Feedback;
using Digest.IntegrationTests.Services;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Digest.IntegrationTests.Functions;

public sealed class FeedbackTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Mail = "api/feedback/mail";
    private const string Events = "api/feedback/events?key=a%20key%20of%20the%20tests,%20long%20enough%20to%20serve";

    [SkippableFact]
    public async Task A_bounce_that_a_mail_server_pipes_suppresses_its_reader_M26()
    {
        LocalRun.SkipWithoutNode();
        var reader = await app.SubscribeAsync("bounced@readers.example");
        var report = $"""
            From: MAILER-DAEMON@mx.example
            To: bounces+{app.Service<BounceTokens>().For("weekly", "2026-W47", reader.Id)}@news.example
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; bounced@readers.example
            Action: failed
            Status: 5.1.1
            --b--
            """;

        Assert.Equal(HttpStatusCode.OK, await PostAsync(Mail, report, RunningApp.FeedbackKey));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Mail, report, RunningApp.FeedbackKey));

        var row = (await app.Subscribers.FindAsync("weekly", reader.Id, default))!;
        Assert.Equal((SubscriberStatus.Suppressed, "5.1.1"), (row.Status, row.Reason));
        Assert.Equal("5.1.1", (await app.Service<ISuppressionStore>().FindAsync("weekly", reader.Id, default))?.Reason);
        Assert.Equal(new FeedbackCounts(1, 0), await app.Service<IFeedbackCounts>().ReadAsync("weekly-2026-W47", default));
    }

    [SkippableFact]
    public async Task Whoever_leaves_by_mail_has_left_once_the_mail_server_hands_it_over_M33()
    {
        LocalRun.SkipWithoutNode();
        var reader = await app.SubscribeAsync("leaver@readers.example");
        var token = app.Service<UnsubscribeLinks>().For(app.Edition, reader).AbsolutePath.Split('/')[^1];

        Assert.Equal(HttpStatusCode.OK, await PostAsync(Mail, $"From: leaver@readers.example\r\nTo: leave@news.example\r\nSubject: {token}\r\n\r\n", RunningApp.FeedbackKey));

        Assert.Equal((SubscriberStatus.Unsubscribed, "mail"), await app.Subscribers.FindAsync("weekly", reader.Id, default) is { } row ? (row.Status, row.Reason) : default);
    }

    [SkippableFact]
    public async Task Mail_of_any_kind_is_taken_and_what_is_none_is_refused()
    {
        LocalRun.SkipWithoutNode();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(Mail, "Subject: out of office\r\n\r\nBack on Monday.", RunningApp.FeedbackKey));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(Mail, "", RunningApp.FeedbackKey));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(Mail, "Subject: " + new string('x', 1024 * 1024), RunningApp.FeedbackKey));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(Mail, "Subject: x\r\n\r\n", null));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(Mail, "Subject: x\r\n\r\n", RunningApp.FeedbackKey + "x"));
    }

    [SkippableFact]
    public async Task Event_Grid_proves_itself_by_the_key_and_gets_its_answers()
    {
        LocalRun.SkipWithoutNode();
        var reader = await app.SubscribeAsync("acs@readers.example");
        using var handshake = await app.Http.PostAsync(Events, Json("""[{"id":"1","eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{"validationCode":"512d38b6"}}]"""));
        Assert.Equal("""{"validationResponse":"512d38b6"}""", await handshake.Content.ReadAsStringAsync());

        using var asked = new HttpRequestMessage(HttpMethod.Options, Events) { Headers = { { "WebHook-Request-Origin", "eventgrid.azure.net" } } };
        using var allowed = await app.Http.SendAsync(asked);
        Assert.Equal("eventgrid.azure.net", Assert.Single(allowed.Headers.GetValues("WebHook-Allowed-Origin")));

        using var report = await app.Http.PostAsync(Events, Json("""[{"id":"2","eventType":"Microsoft.Communication.EmailDeliveryReportReceived","data":{"recipient":"acs@readers.example","status":"Suppressed"}}]"""));
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
        Assert.Equal(SubscriberStatus.Suppressed, (await app.Subscribers.FindAsync("weekly", reader.Id, default))!.Status);

        using var malformed = await app.Http.PostAsync(Events, Json("[{"));
        using var stranger = await app.Http.PostAsync("api/feedback/events", Json("[]"));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Forbidden), (malformed.StatusCode, stranger.StatusCode));
    }

    [SkippableFact]
    public async Task What_SNS_did_not_sign_for_this_deployment_is_refused()
    {
        LocalRun.SkipWithoutNode();

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("api/feedback/ses", "{}", null));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync("api/feedback/ses", """{"Type":"Notification","TopicArn":"arn:aws:sns:eu-west-1:1:others","Message":"{}","Signature":"AA==","SigningCertURL":"https://sns.eu-west-1.amazonaws.com/x.pem"}""", null));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync("api/feedback/ses", $$"""{"Type":"Notification","TopicArn":"{{RunningApp.FeedbackTopic}}","Message":"{}","Signature":"AA==","SigningCertURL":"https://evil.example/x.pem"}""", null));
    }

    [Fact]
    public async Task Without_a_key_or_a_topic_there_is_nothing_to_be_found()
    {
        var options = Options.Create(new FeedbackOptions());
        var request = new DefaultHttpContext().Request;

        Assert.IsType<NotFound>(await new FeedbackByMail(options, null!, null!, null!).RunAsync(request, default));
        Assert.IsType<NotFound>(await new FeedbackByEventGrid(options, null!).RunAsync(request, default));
        Assert.IsType<NotFound>(await new FeedbackBySes(options, null!).RunAsync(request, default));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    // As curl --data-binary posts it.
    private async Task<HttpStatusCode> PostAsync(string path, string body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ReplaceLineEndings("\r\n"), Encoding.UTF8, "application/x-www-form-urlencoded") };
        if (key is not null)
            request.Headers.Add("X-Digest-Key", key);
        using var response = await app.Http.SendAsync(request);
        return response.StatusCode;
    }
}
