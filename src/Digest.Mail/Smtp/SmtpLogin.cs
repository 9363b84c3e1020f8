using System.Text;

namespace Digest.Mail.Smtp;

/// <summary>Logs in (RFC 4954), or throws: a client that should log in and cannot sends nothing.</summary>
internal static class SmtpLogin
{
    public static async Task RunAsync(SmtpWire wire, SmtpCapabilities capabilities, SmtpOptions options, CancellationToken cancellationToken)
    {
        if (!wire.IsSecure && !options.AllowsPlainTextLoginTo(wire.ServerAddress))
            throw Failure("The password is not sent over a connection without TLS.");

        var reply = Choose(capabilities, options) switch
        {
            SmtpMechanism.Plain => await wire.AskAsync($"AUTH PLAIN {Encoded($"\0{Clean(options.UserName)}\0{Clean(options.Password)}")}"),
            SmtpMechanism.Login => await AskLoginAsync(wire, options),
            _ => await AskXOAuth2Async(wire, options, cancellationToken),
        };
        if (reply.Code is >= 200 and < 300)
            return;
        if (reply.IsPositive)
            throw new SmtpProtocolException("The server asks for more than the login holds.");
        throw new SmtpException(SmtpOutcome.Of(reply, SmtpStage.Authentication));
    }

    private static SmtpMechanism Choose(SmtpCapabilities capabilities, SmtpOptions options)
    {
        SmtpMechanism[] wanted = options.Mechanism switch
        {
            SmtpMechanism.Automatic when options.AccessToken is not null => [SmtpMechanism.XOAuth2],
            SmtpMechanism.Automatic => [SmtpMechanism.Plain, SmtpMechanism.Login],
            var one => [one],
        };
        foreach (var mechanism in wanted)
        {
            if (capabilities.Mechanisms.Contains(NameOf(mechanism)))
                return mechanism;
        }

        var offered = capabilities.Mechanisms.Count == 0 ? "no login at all" : string.Join(", ", capabilities.Mechanisms);
        throw Failure($"The server offers {offered}, but the login needs {string.Join(" or ", wanted.Select(NameOf))}.");
    }

    private static async Task<SmtpReply> AskLoginAsync(SmtpWire wire, SmtpOptions options)
    {
        var reply = await wire.AskAsync("AUTH LOGIN");
        if (reply.Code == 334)
            reply = await wire.AskAsync(Encoded(Clean(options.UserName)));
        else
            return Unfinished(reply);
        return reply.Code == 334 ? await wire.AskAsync(Encoded(Clean(options.Password))) : Unfinished(reply);
    }

    private static async Task<SmtpReply> AskXOAuth2Async(SmtpWire wire, SmtpOptions options, CancellationToken cancellationToken)
    {
        var token = options.AccessToken is null ? options.Password : await TokenAsync(options.AccessToken, cancellationToken);
        var reply = await wire.AskAsync($"AUTH XOAUTH2 {Encoded($"user={Clean(options.UserName)}\u0001auth=Bearer {Clean(token)}\u0001\u0001")}");
        // The refusal comes as a challenge, which an empty answer turns into the final code.
        return reply.Code == 334 ? await wire.AskAsync("") : reply;
    }

    private static async Task<string> TokenAsync(Func<CancellationToken, ValueTask<string>> source, CancellationToken cancellationToken)
    {
        try
        {
            return await source(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever the application's source of tokens throws: without one nothing is sent.
            throw new SmtpException(SmtpOutcome.Deferred(SmtpStage.Authentication, "auth", $"There is no access token: {exception.Message}", SmtpFault.Sender), exception);
        }
    }

    // A server that is content before it has seen the password has not checked it.
    private static SmtpReply Unfinished(SmtpReply reply) =>
        reply.IsPositive ? throw new SmtpProtocolException("The server ended the login before it saw the password.") : reply;

    private static string NameOf(SmtpMechanism mechanism) => mechanism.ToString().ToUpperInvariant();

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Clean(string? text) =>
        text is null || !text.AsSpan().ContainsAny('\0', '\u0001') ? text ?? "" : throw Failure("The user name or the password holds a control character.");

    private static SmtpException Failure(string text) =>
        new(SmtpOutcome.Deferred(SmtpStage.Authentication, "auth", text, SmtpFault.Sender));
}
