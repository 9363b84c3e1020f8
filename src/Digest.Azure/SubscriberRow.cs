using Azure.Data.Tables;
using Digest.Core.Delivery.Owed;
using Digest.Core.Subscribers;

namespace Digest.Azure;

/// <summary>A subscriber as a row.</summary>
internal static class SubscriberRow
{
    private const int Layout = 1;

    public static TableEntity From(Subscriber subscriber)
    {
        if (!Keys.IsEdition(subscriber.Edition))
            throw new ArgumentException($"'{subscriber.Edition}' is not the id of an edition.", nameof(subscriber));
        return new TableEntity(Keys.Shard(subscriber.Edition, Keys.CheckedId(subscriber.Id)), subscriber.Id)
        {
            [RowLayout.Column] = Layout,
            ["Edition"] = subscriber.Edition,
            ["Channel"] = subscriber.Channel.ToString(),
            ["Address"] = subscriber.Address,
            ["Name"] = Columns.Bounded(subscriber.Name, 512),
            ["Status"] = subscriber.Status.ToString(),
            ["Language"] = Columns.Bounded(subscriber.Language, 35),
            ["Sections"] = subscriber.Sections.Count == 0 ? null : Columns.List(subscriber.Sections),
            ["Secret"] = subscriber.Secret,
            ["OldSecret"] = subscriber.OldSecret,
            ["OldSecretUntil"] = subscriber.OldSecretUntil?.ToUniversalTime(),
            ["Contact"] = Columns.Bounded(subscriber.Contact, 320),
            ["Reason"] = Columns.Bounded(subscriber.Reason, 128),
            ["Joined"] = subscriber.Joined?.ToUniversalTime(),
            ["Changed"] = subscriber.Changed?.ToUniversalTime(),
            ["NoticeSince"] = subscriber.Notice?.Since.ToUniversalTime(),
            ["NoticeOwed"] = subscriber.Notice?.Owed,
            ["NoticeSent"] = subscriber.Notice?.Sent?.ToUniversalTime(),
            ["NoticeTries"] = subscriber.Notice?.Tries,
        };
    }

    public static Subscriber Read(TableEntity row)
    {
        row.CheckLayout(Layout);
        return new()
        {
            Id = row.RowKey,
            Edition = row.GetString("Edition"),
            Channel = row.GetEnum<ChannelKind>("Channel"),
            Address = row.GetString("Address"),
            Name = row.GetString("Name") ?? "",
            Status = row.GetEnum<SubscriberStatus>("Status"),
            Language = row.GetString("Language"),
            Sections = Columns.List(row.GetString("Sections")),
            Secret = row.GetString("Secret"),
            OldSecret = row.GetString("OldSecret"),
            OldSecretUntil = row.GetDateTimeOffset("OldSecretUntil"),
            Contact = row.GetString("Contact"),
            Reason = row.GetString("Reason"),
            Joined = row.GetDateTimeOffset("Joined"),
            Changed = row.GetDateTimeOffset("Changed"),
            Notice = row.GetDateTimeOffset("NoticeSince") is { } since ? new MailProgress(since, row.GetBoolean("NoticeOwed") ?? false, row.GetDateTimeOffset("NoticeSent"), row.GetInt32("NoticeTries") ?? 0) : null,
            Version = row.ETag.ToString(),
        };
    }
}
