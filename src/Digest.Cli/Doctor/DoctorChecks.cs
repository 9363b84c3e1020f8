using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Digest.Azure;
using Digest.Channels.Mail;
using Digest.Checks;
using Digest.Checks.Dns;
using Digest.Checks.Editions;
using Digest.Checks.Mail;
using Digest.Checks.Storage;
using Digest.Cli.Services;
using Digest.Core.Editions;
using Digest.Core.Feedback;
using Digest.Core.Issues;
using Digest.Core.Templates;
using Digest.Core.Templates.Overrides;
using Digest.Mail;
using Microsoft.Extensions.Configuration;

namespace Digest.Cli.Doctor;

/// <summary>The checks of a deployment, put together from its settings.</summary>
internal static class DoctorChecks
{
    /// <summary>The groups in the order in which they run; settings are read before any other.</summary>
    public static readonly IReadOnlyList<string> Groups = ["schedule", "storage", "queues", "articles", "clock", "issues", "templates", "mail", "dns"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ICheck> Of(App app, DnsWishes asked)
    {
        var (time, editions) = (TimeProvider.System, app.Get<EditionList>());
        var account = new Account(app.Get<TableServiceClient>(), app.Get<BlobServiceClient>(), app.Get<QueueServiceClient>(), app.Configuration["AzureWebJobsStorage"] is { Length: > 0 });
        // Bound anew, so that settings that are wrong can be told one by one.
        var mail = app.Configuration.GetSection(MailOptions.Section).Get<MailOptions>() ?? new MailOptions();
        var dkim = app.Configuration.GetSection(DkimSettings.Section).Get<DkimSettings>() ?? new DkimSettings();
        List<string> problems = [.. mail.Problems().Select(problem => $"{MailOptions.Section}:{problem}"), .. dkim.Problems().Select(problem => $"{DkimSettings.Section}:{problem}")];
        // One for all, so that editions of one sender are asked about once.
        var relayKeys = RelayKeys.Of(mail.Host, asked.Selectors);
        return
        [
            new ScheduleCheck(editions, time),
            new StorageCheck(account, app.Get<StorageSetup>().Containers, time),
            new QueuesCheck(account, time),
            new ArticlesCheck(account, time),
            new ClockCheck(account, time),
            new TroubleCheck(editions, app.Get<IIssueStore>()),
            new TemplatesCheck(editions, app.Get<ITemplateSource>(), app.Get<ITemplateStore>()),
            new MailLoginCheck(mail, problems, account.IsLocal, time, SendersOf(editions, mail)),
            new BouncePathCheck(mail, app.Configuration.GetSection(FeedbackOptions.Section).Get<FeedbackOptions>() ?? new FeedbackOptions(), account.IsLocal),
            new SenderChecks([.. editions.All.Select(edition => SenderOf(edition, mail, dkim, relayKeys))], new DnsServer(asked.Server), asksAll: asked.Server is not null),
        ];
    }

    private static IReadOnlyList<(string Setting, string? Address)> SendersOf(EditionList editions, MailOptions mail) =>
    [
        .. editions.All.Select(edition => ($"SenderAddress of the edition {edition.Id}", (string?)edition.SenderAddress)),
        ($"{MailOptions.Section}:{nameof(MailOptions.ReplyTo)}", mail.ReplyTo),
        ($"{MailOptions.Section}:{nameof(MailOptions.ReturnPath)}", mail.ReturnPath),
    ];

    private static Sender SenderOf(Edition edition, MailOptions mail, DkimSettings dkim, RelayKeys? relayKeys)
    {
        var from = EmailAddress.Parse(edition.SenderAddress).Domain;
        return new Sender(from, EmailAddress.TryParse(mail.ReturnPath, out var path) ? path.Domain : from, mail.Host, mail.EhloName, dkim.Signs ? dkim : null, relayKeys);
    }
}
