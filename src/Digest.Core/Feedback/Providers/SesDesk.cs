using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Digest.Core.Feedback.Providers;

/// <summary>What became of a message of SNS.</summary>
public enum SnsVerdict
{
    /// <summary>It was taken, or is nothing of ours.</summary>
    Taken,

    /// <summary>It is no message of SNS.</summary>
    Malformed,

    /// <summary>It is not of a topic of this deployment, or not signed by SNS.</summary>
    Forged,

    /// <summary>SNS could not be asked; it should send the message again.</summary>
    Later,
}

/// <summary>Takes messages of SNS about mail sent through SES: checks topic and signature, confirms the subscription, hands reports to <see cref="FeedbackDesk"/>.</summary>
public sealed partial class SesDesk(IOptions<FeedbackOptions> options, ISnsService sns, SesNotice notices, FeedbackDesk desk, TimeProvider time, ILogger<SesDesk> logger)
{
    /// <summary>Takes the body of one POST.</summary>
    public async Task<SnsVerdict> ReceiveAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (SnsMessage.Read(body) is not { } message)
            return SnsVerdict.Malformed;
        // The topic first: nobody makes this deployment ask SNS for a topic of his own.
        if (!options.Value.TopicArns.Contains(message.TopicArn) || message.Certificate is not { } address)
            return SnsVerdict.Forged;
        try
        {
            if (await sns.FindCertificateAsync(address, cancellationToken) is not { } certificate || !message.IsSignedBy(certificate, time.GetUtcNow()))
                return SnsVerdict.Forged;
            if (message.Type != "Notification")
                return await ConfirmAsync(message, cancellationToken);
        }
        catch (HttpRequestException silent)
        {
            Log.Silent(logger, address.Host, silent.Message);
            return SnsVerdict.Later;
        }

        if (notices.Read(message.Message) is not { } reports)
            return SnsVerdict.Taken;
        foreach (var report in reports)
            await desk.ReceiveAsync(report, cancellationToken);
        return SnsVerdict.Taken;
    }

    private async Task<SnsVerdict> ConfirmAsync(SnsMessage message, CancellationToken cancellationToken)
    {
        if (message.Type != "SubscriptionConfirmation")
            return SnsVerdict.Taken;
        if (message.Confirmation is not { } address)
            return SnsVerdict.Forged;
        if (!await sns.ConfirmAsync(address, cancellationToken))
            return SnsVerdict.Later;
        Log.Confirmed(logger, message.TopicArn);
        return SnsVerdict.Taken;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The subscription to topic {Topic} is confirmed")]
        public static partial void Confirmed(ILogger logger, string topic);

        [LoggerMessage(2, LogLevel.Warning, "SNS at {Host} could not be asked; it will send its message again. {Cause}")]
        public static partial void Silent(ILogger logger, string host, string cause);
    }
}
