using System.Net;
using System.Security.Cryptography;
using Digest.Core.Editions;
using Digest.Core.Subscribers;
using Digest.LocalHost.Services;

namespace Digest.Cli.Drills;

/// <summary>The deployment's secret and its DKIM key are replaced.</summary>
internal sealed class RotateSecrets : IDrill
{
    private const int Readers = 6;
    private const string Former = "the former secret of a drill, which is replaced in it";
    private const string Current = "the current secret of a drill, which takes its place";
    private const string FeedbackKey = "the key of a drill, at which reports of bounces come";

    /// <inheritdoc/>
    public string Name => "rotate-secrets";

    /// <inheritdoc/>
    public string What => "Digest__Secret and the DKIM key are replaced between two issues, and later the former secret is dropped.";

    /// <inheritdoc/>
    public async Task RunAsync(DrillRoom room, CancellationToken cancellationToken)
    {
        var say = room.Say;
        using var http = new HttpClient();
        room.Settings["Digest__Feedback__Key"] = FeedbackKey;
        room.Settings["Digest__Secret"] = Former;
        room.Settings["Digest__Dkim__Domain"] = "drill.example";
        SetKey(room, "former");
        await room.StartAsync(cancellationToken);
        await room.SubscribeAsync(Readers, "reader", cancellationToken);
        var old = await WeekAsync(room, "The bridge will be built anew", cancellationToken);
        var edition = room.Get<EditionList>()[DrillRoom.Edition];
        var preferences = room.Get<ReaderLinks>().Preferences(edition, DrillRoom.IdOf(old[4].Recipient));
        say.Happens($"An issue goes out to {Readers} readers. Its links are signed by the former secret, its mails by DKIM key '{SelectorOf(old[0])}'.");

        room.Settings["Digest__Secret"] = Current;
        room.Settings["Digest__FormerSecrets__0"] = Former;
        SetKey(room, "current");
        await room.StartAsync(cancellationToken);
        say.Does("Digest__Secret moves to Digest__FormerSecrets__0, a new one takes its place; the new DKIM key is in DNS under a selector of its own, and Digest__Dkim__Selector and __PrivateKey are set together; the app is started anew.");
        say.Checks(await UnsubscribeAsync(http, room, old[0], cancellationToken) == HttpStatusCode.OK && await StatusOfAsync(room, old[0], cancellationToken) == SubscriberStatus.Unsubscribed, "One click on the link of the old mail unsubscribes its reader.");
        say.Checks(await GetAsync(http, room, preferences, cancellationToken) == HttpStatusCode.OK, "The old link to a reader's preferences opens them.");
        await BounceAsync(http, room, old[1], cancellationToken);
        say.Checks(await StatusOfAsync(room, old[1], cancellationToken) == SubscriberStatus.Suppressed, "A bounce of the old mail is understood by its return path, and its reader is suppressed.");

        var young = await WeekAsync(room, "The library lends tools", cancellationToken);
        say.Happens($"The next issue goes out to the {young.Count} who are left.");
        say.Checks(young.Count == Readers - 2, "Who had left by the old links is not among them.");
        say.Checks(young.All(mail => SelectorOf(mail) == "current"), "Its mails are signed by the new DKIM key.");
        var again = old.First(mail => mail.Recipient == young[0].Recipient);
        say.Checks(LinkOf(again) != LinkOf(young[0]) && again.Sender != young[0].Sender, "Its links and return paths are signed by the new secret.");
        say.Checks(await UnsubscribeAsync(http, room, again, cancellationToken) == HttpStatusCode.OK && await StatusOfAsync(room, again, cancellationToken) == SubscriberStatus.Unsubscribed, "The old mail's link still works for a reader who has both mails.");

        room.Settings.Remove("Digest__FormerSecrets__0");
        await room.StartAsync(cancellationToken);
        say.Does("Months later, or at once when it leaked: Digest__FormerSecrets__0 is removed.");
        var last = young.First(mail => mail.Recipient != again.Recipient);
        var oldOfLast = old.First(mail => mail.Recipient == last.Recipient);
        say.Checks(await UnsubscribeAsync(http, room, oldOfLast, cancellationToken) == HttpStatusCode.NotFound && await GetAsync(http, room, preferences, cancellationToken) == HttpStatusCode.NotFound, "Links under the former secret are refused.");
        await BounceAsync(http, room, oldOfLast, cancellationToken);
        say.Checks(await StatusOfAsync(room, last, cancellationToken) == SubscriberStatus.Active, "A return path under it proves nothing, and suppresses nobody.");
        say.Checks(await UnsubscribeAsync(http, room, last, cancellationToken) == HttpStatusCode.OK && await StatusOfAsync(room, last, cancellationToken) == SubscriberStatus.Unsubscribed, "The newer mail's link works for the same reader.");
    }

    private static void SetKey(DrillRoom room, string selector)
    {
        using var key = RSA.Create(2048);
        room.Settings["Digest__Dkim__Selector"] = selector;
        room.Settings["Digest__Dkim__PrivateKey"] = key.ExportPkcs8PrivateKeyPem();
    }

    private static async Task<List<Accepted>> WeekAsync(DrillRoom room, string headline, CancellationToken cancellationToken)
    {
        var before = room.Relay.Log.Count;
        await room.UploadAsync(headline, cancellationToken);
        await room.CutAsync(cancellationToken);
        return [.. room.Relay.Log.Skip(before).OrderBy(mail => mail.Recipient, StringComparer.Ordinal)];
    }

    private static string SelectorOf(Accepted mail) =>
        mail.Header("DKIM-Signature").Split(';', StringSplitOptions.TrimEntries).FirstOrDefault(tag => tag.StartsWith("s=", StringComparison.Ordinal))?[2..] ?? "";

    private static Uri LinkOf(Accepted mail) =>
        new(mail.Header("List-Unsubscribe").Split('<', '>').First(part => part.StartsWith("https:", StringComparison.Ordinal)));

    private static async Task<SubscriberStatus?> StatusOfAsync(DrillRoom room, Accepted mail, CancellationToken cancellationToken) =>
        (await room.Get<ISubscriberStore>().FindAsync(DrillRoom.Edition, DrillRoom.IdOf(mail.Recipient), cancellationToken))?.Status;

    private static async Task<HttpStatusCode> UnsubscribeAsync(HttpClient http, DrillRoom room, Accepted mail, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        using var answer = await http.PostAsync(new Uri(room.BaseUrl, LinkOf(mail).AbsolutePath), form, cancellationToken);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> GetAsync(HttpClient http, DrillRoom room, Uri link, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(new Uri(room.BaseUrl, link.AbsolutePath), cancellationToken);
        return answer.StatusCode;
    }

    // What a mail server sends back to the envelope sender; the address of the reader is not in it.
    private static async Task BounceAsync(HttpClient http, DrillRoom room, Accepted mail, CancellationToken cancellationToken)
    {
        var report = $"""
            From: MAILER-DAEMON@mx.example
            To: {mail.Sender}
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; somebody@elsewhere.example
            Action: failed
            Status: 5.1.1
            --b--
            """.ReplaceLineEndings("\r\n");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(room.BaseUrl, "api/feedback/mail")) { Content = new StringContent(report) };
        request.Headers.Add("X-Digest-Key", FeedbackKey);
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
