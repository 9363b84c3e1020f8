using System.Text.Json;
using Digest.Core.Editions;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Signups;
using Digest.Core.Templates;
using Digest.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Subscribers;

/// <summary>
/// Takes wishes to subscribe, from the plain form or as JSON. The answer says nothing of whether the address is known, and
/// nobody is subscribed before confirming from the mailbox.
/// </summary>
public sealed class Subscribe(SignupDesk desk, ReaderPages pages, ClientAddress client)
{
    private const string NoReceiver = "channel is email, webhook, slack, teams or discord, and url, for all but email, an https address on port 443 that names a host and holds no password.";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The form, in the edition's language or the one that is asked for.</summary>
    [Function("SubscribePage")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "subscribe/{edition}")] HttpRequest request,
        string edition,
        CancellationToken cancellationToken)
    {
        ReaderPages.Guard(request);
        if (pages.Find(edition) is not { } publication)
            return NoEdition();
        return await pages.ShowAsync(ReaderPages.In(publication, request.Query["language"]), "subscribe", "ask", Form(publication, new SignupRequest { Source = "" }), cancellationToken);
    }

    /// <summary>The POST behind it, and that of programs.</summary>
    [Function(nameof(Subscribe))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "subscriptions")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ReaderPages.Guard(request);
        return request.HasJsonContentType() ? await FromProgramAsync(request, cancellationToken) : await FromFormAsync(request, cancellationToken);
    }

    private async Task<IResult> FromFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await ReaderPages.FormAsync(request, cancellationToken) is not { } form)
            return ReaderPages.Say($"Send a form or a JSON document of at most {ReaderPages.MaxBody} bytes, with edition and email.", StatusCodes.Status400BadRequest);
        if (pages.Find(form["edition"]) is not { } edition)
            return NoEdition();
        if (form.ContainsKey("channel"))
            return ReaderPages.Say("Receivers other than mailboxes are registered with a JSON document.", StatusCodes.Status400BadRequest);
        var wish = Complete(request, "form", new Wish { Email = form["email"], Name = form["name"], Language = form["language"], Sections = [.. form["sections"].OfType<string>()], Website = form["website"] });
        var answer = await desk.RequestAsync(edition, wish, cancellationToken);
        var (step, status, problem) = answer switch
        {
            SignupAnswer.Accepted => ("sent", StatusCodes.Status202Accepted, null),
            SignupAnswer.TooMany => ("busy", StatusCodes.Status429TooManyRequests, null),
            SignupAnswer.BadAddress => ("ask", StatusCodes.Status400BadRequest, "subscribe_bad_address"),
            _ => ("ask", StatusCodes.Status400BadRequest, "subscribe_bad_choice"),
        };
        RetryLater(request, answer);
        return await pages.ShowAsync(ReaderPages.In(edition, wish.Language), "subscribe", step, Form(edition, wish) with { Problem = problem }, cancellationToken, status);
    }

    private async Task<IResult> FromProgramAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await ReadAsync(request, cancellationToken) is not { } sent)
            return Refuse("The body is no JSON object with edition and email, or it is too long.");
        if (pages.Find(sent.Edition) is not { } edition)
            return Refuse("There is no such edition.");
        if (!TryRead<ChannelKind>(sent.Channel, out var channel))
            return Refuse(NoReceiver);
        if (!TryRead<SigningKind>(sent.Sign, out var signing))
            return Refuse("sign is hmac or ed25519.");
        var wish = Complete(request, "api", sent) with { Channel = channel ?? ChannelKind.Email, Receiver = sent.Url, Signing = signing };
        var answer = await desk.RequestAsync(edition, wish, cancellationToken);
        RetryLater(request, answer);
        return answer switch
        {
            SignupAnswer.Accepted => Results.Json(new { status = "accepted", next = "If this address can subscribe, a mail with a link to confirm is on its way to it." }, statusCode: StatusCodes.Status202Accepted),
            SignupAnswer.TooMany => Results.Json(new { error = "Too many requests; try again in an hour." }, statusCode: StatusCodes.Status429TooManyRequests),
            SignupAnswer.BadReceiver => Refuse(NoReceiver),
            SignupAnswer.BadAddress => Refuse("email is no address that mail can be sent to."),
            _ => Refuse("language or sections are none that the edition offers."),
        };
    }

    private SignupRequest Complete(HttpRequest request, string by, Wish wish) => new()
    {
        Email = wish.Email,
        Name = wish.Name,
        Language = wish.Language,
        Sections = wish.Sections ?? [],
        Trap = wish.Website,
        Source = $"{by} {request.Headers.Origin}".TrimEnd(),
        Ip = client.Of(request),
        UserAgent = request.Headers.UserAgent,
    };

    private static PageContent Form(Edition edition, SignupRequest filled) => new()
    {
        // As the browser sees it, whatever stands before the app.
        Action = new Uri($"{edition.BaseUrl}/api/subscriptions").AbsolutePath,
        EditionId = edition.Id,
        Email = filled.Email,
        Name = filled.Name,
        Language = filled.Language,
        Offered = [.. edition.Sections.Select(section => section.Title)],
        Chosen = filled.Sections,
        PrivacyUrl = edition.PrivacyNotice,
    };

    private static async Task<Wish?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await Bodies.ReadAsync(request, ReaderPages.MaxBody, cancellationToken) is not { } body)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Wish>(body.Span, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // By its name only: numbers are nobody's words.
    private static bool TryRead<T>(string? name, out T? value)
        where T : struct, Enum
    {
        value = null;
        if (string.IsNullOrEmpty(name))
            return true;
        if (!name.All(char.IsAsciiLetterOrDigit) || char.IsAsciiDigit(name[0]) || !Enum.TryParse<T>(name, ignoreCase: true, out var read))
            return false;
        value = read;
        return true;
    }

    private static void RetryLater(HttpRequest request, SignupAnswer answer)
    {
        if (answer is SignupAnswer.TooMany)
            request.HttpContext.Response.Headers.RetryAfter = "3600";
    }

    private static IResult NoEdition() => ReaderPages.Say("There is no such edition here.", StatusCodes.Status404NotFound);

    private static IResult Refuse(string error) => Results.Json(new { error }, statusCode: StatusCodes.Status400BadRequest);

    private sealed record Wish
    {
        public string? Edition { get; init; }

        public string? Email { get; init; }

        public string? Name { get; init; }

        public string? Language { get; init; }

        public IReadOnlyList<string>? Sections { get; init; }

        public string? Website { get; init; }

        public string? Channel { get; init; }

        public string? Url { get; init; }

        public string? Sign { get; init; }
    }
}
