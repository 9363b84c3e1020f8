using System.Security.Cryptography;
using Digest.Core.Editions;
using Digest.Core.Observing;
using Digest.Core.Receivers;
using Digest.Core.Templates;
using Digest.Core.Templates.Overrides;
using Microsoft.Extensions.Options;

namespace Digest.Core.Subscribers.Signups;

/// <summary>
/// Takes wishes to subscribe. Whether the address is known is not looked at here but where the mail is made, so that
/// neither the answer nor the time that it takes tells.
/// </summary>
public sealed class SignupDesk(ISignupStore signups, ISignupQueue queue, SignupLimits limits, EditionPress press, ReceiverDesk receivers, IOptions<SignupOptions> options, TimeProvider time)
{
    /// <summary>The receivers that anybody may ask for. Others need a token, which no stranger should send us.</summary>
    public static readonly IReadOnlyList<ChannelKind> Receivers = [ChannelKind.Webhook, ChannelKind.Slack, ChannelKind.Teams, ChannelKind.Discord];

    private const int LongestName = 200;

    /// <summary>Takes a wish.</summary>
    public async Task<SignupAnswer> RequestAsync(Edition edition, SignupRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(request);
        using var span = Tracing.Start("take sign-up");
        span?.SetTag(Tags.Edition, edition.Id);
        if (!string.IsNullOrEmpty(request.Trap))
            return SignupAnswer.Accepted;
        if (!MailboxAddress.TryRead(request.Email, out var address))
            return SignupAnswer.BadAddress;
        if (request.Channel is not ChannelKind.Email && !(Receivers.Contains(request.Channel) && receivers.Takes(request.Channel, request.Receiver?.Trim() ?? "")))
            return SignupAnswer.BadReceiver;
        if (!ReaderChoices.AreOffered(edition, request.Language, request.Sections))
            return SignupAnswer.BadChoice;
        if (!await limits.TryTakeAsync(edition.Id, request.Ip, cancellationToken))
            return SignupAnswer.TooMany;

        var id = Signup.IdOf(edition.Id, request.Channel, address);
        var last = await signups.FindAsync(edition.Id, id, cancellationToken);
        if ((last is null || time.GetUtcNow() - last.Requested >= options.Value.Pause) && await limits.TryMailAsync(address, cancellationToken))
            await signups.TryWriteAsync(await MakeAsync(edition, request, address, id, cancellationToken) with { Version = last?.Version }, cancellationToken);
        await queue.EnqueueAsync(new SignupMessage(edition.Id, id) { Trace = Tracing.Current }, TimeSpan.Zero, cancellationToken);
        return SignupAnswer.Accepted;
    }

    private async Task<Signup> MakeAsync(Edition edition, SignupRequest request, string address, string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var language = string.IsNullOrEmpty(request.Language) ? edition.Language : request.Language;
        return new Signup
        {
            Edition = edition.Id,
            Id = id,
            Address = address,
            Channel = request.Channel,
            Receiver = request.Channel is ChannelKind.Email ? null : request.Receiver!.Trim(),
            Signing = request.Channel is ChannelKind.Webhook ? request.Signing : null,
            Name = PlainText.Clean(request.Name, LongestName),
            Language = language,
            Sections = request.Sections,
            Nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            Requested = now,
            Expires = now + options.Value.Expires,
            Ip = request.Ip,
            UserAgent = PlainText.Clean(request.UserAgent, 256),
            Source = PlainText.Clean(request.Source, 256),
            Wording = await press.RenderWordingAsync(edition.In(language), request.Channel, cancellationToken),
        };
    }
}
