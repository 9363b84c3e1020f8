using Digest.Core.Feedback.Providers;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.Core.Feedback;

/// <summary>Registers what takes bounces and complaints.</summary>
public static class FeedbackServiceCollectionExtensions
{
    /// <summary>Adds <see cref="FeedbackDesk"/> and what reads reports; needs <see cref="Delivery.BounceTokens"/>, <see cref="IFeedbackStore"/>, <see cref="ISnsService"/> and the options.</summary>
    public static IServiceCollection AddFeedback(this IServiceCollection services) => services
        .AddSingleton<SenderFaults>()
        .AddSingleton<LostCopies>()
        .AddSingleton<FeedbackDesk>()
        .AddSingleton<Delivery.IAnswerDesk, SmtpAnswers>()
        .AddSingleton<CopyTokens>()
        .AddSingleton<FeedbackMail>()
        .AddSingleton<SesNotice>()
        .AddSingleton<SesDesk>();
}
