using Digest.Channels.Chats;
using Digest.Channels.Mail;
using Digest.Core.Delivery;
using Digest.Core.Feedback;
using Digest.Core.Observing;
using Digest.Core.Subscribers.Signups;
using Microsoft.Extensions.Options;

namespace Digest.Functions.Observing;

/// <summary>Reads the settings that are else read when they are first needed: an issue's night is too late. Editions are checked when the app starts.</summary>
public sealed class SettingsReadiness(
    IOptions<DeliveryOptions> delivery,
    IOptions<MailOptions> mail,
    IOptions<DkimSettings> dkim,
    IOptions<SignupOptions> signups,
    IOptions<FeedbackOptions> feedback,
    IOptions<TelegramOptions> telegram,
    IOptions<ObserveOptions> observe) : IReadinessCheck
{
    private readonly (string Section, Func<object> Read)[] _sections =
    [
        (DeliveryOptions.Section, () => delivery.Value),
        (MailOptions.Section, () => mail.Value),
        (DkimSettings.Section, () => dkim.Value),
        (SignupOptions.Section, () => signups.Value),
        (FeedbackOptions.Section, () => feedback.Value),
        (TelegramOptions.Section, () => telegram.Value),
        (ObserveOptions.Section, () => observe.Value),
    ];

    /// <summary>The sections that are not whole, such as <c>Digest:Smtp</c>; <c>digest doctor</c> says what is wrong with them.</summary>
    public Task<IReadOnlyList<string>> FailingAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. _sections.Where(section => !IsWhole(section.Read)).Select(section => section.Section)]);

    private static bool IsWhole(Func<object> read)
    {
        try
        {
            read();
            return true;
        }
        catch (Exception wrong) when (wrong is OptionsValidationException or InvalidOperationException)
        {
            return false;
        }
    }
}
