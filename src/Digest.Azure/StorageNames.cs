namespace Digest.Azure;

/// <summary>What the tables, containers and queues of a deployment are called.</summary>
public static class StorageNames
{
    /// <summary>The table of articles, with the pointers that find them by name and by content.</summary>
    public const string ArticlesTable = "Articles";

    /// <summary>The table of issues.</summary>
    public const string IssuesTable = "Issues";

    /// <summary>The table of subscribers.</summary>
    public const string SubscribersTable = "Subscribers";

    /// <summary>The table of addresses that must not be written to, by their hashes.</summary>
    public const string SuppressionsTable = "Suppressions";

    /// <summary>The table of bounces: one row for each reader who had any, and the counts of each issue.</summary>
    public const string BouncesTable = "Bounces";

    /// <summary>The table of wishes to subscribe that wait for their confirmation.</summary>
    public const string SignupsTable = "Signups";

    /// <summary>The table of consents and withdrawals, which is only added to.</summary>
    public const string ConsentsTable = "Consents";

    /// <summary>The table of counts that limit how many may subscribe in a while.</summary>
    public const string CountsTable = "Counts";

    /// <summary>The table of deliveries: one row per (issue, subscriber).</summary>
    public const string DeliveriesTable = "Deliveries";

    /// <summary>The table of the pace at which mail goes out.</summary>
    public const string PaceTable = "Pace";

    /// <summary>The table of attempts to reach webhooks and chats.</summary>
    public const string AttemptsTable = "WebhookLog";

    /// <summary>The container that editors drop articles into.</summary>
    public const string ArticlesContainer = "articles";

    /// <summary>The container of parsed articles: <c>{id}.json</c>.</summary>
    public const string ParsedContainer = "parsed";

    /// <summary>The container of the public archive: pages, feeds and pictures, fit to be served as they are. Setting <c>Digest:Archive:Container</c> may put <c>$web</c> in its place.</summary>
    public const string IssuesContainer = "issues";

    /// <summary>The container of what is not public: the mail of each issue, <c>{issue}/email.html</c> and its companions, and each edition's catalogue.</summary>
    public const string OutgoingContainer = "outgoing";

    /// <summary>The container of templates that a publisher changed.</summary>
    public const string TemplatesContainer = "templates";

    /// <summary>The queue of issues to plan.</summary>
    public const string PlanQueue = "plan";

    /// <summary>The queue of batches to deliver.</summary>
    public const string DeliverQueue = "deliver";

    /// <summary>The queue of mails that ask to confirm a subscription.</summary>
    public const string ConfirmQueue = "confirm";

    /// <summary>The queue of mails that tell owners of receivers what became of them.</summary>
    public const string NoticesQueue = "notices";

    internal static readonly string[] Tables =
    [
        ArticlesTable, IssuesTable, SubscribersTable, SuppressionsTable, SignupsTable, ConsentsTable, CountsTable,
        BouncesTable, DeliveriesTable, PaceTable, AttemptsTable,
    ];

    internal static readonly string[] Containers = [ArticlesContainer, ParsedContainer, IssuesContainer, OutgoingContainer, TemplatesContainer];
    internal static readonly string[] Queues = [PlanQueue, DeliverQueue, ConfirmQueue, NoticesQueue];
}
