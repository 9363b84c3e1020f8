using Azure.Data.Tables;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Signups;

namespace Digest.Azure;

/// <summary>A wish to subscribe as a row.</summary>
internal static class SignupRow
{
    private const int Layout = 1;

    public static TableEntity From(Signup signup)
    {
        if (!Keys.IsEdition(signup.Edition))
            throw new ArgumentException($"'{signup.Edition}' is not the id of an edition.", nameof(signup));
        return new TableEntity(Keys.Shard(signup.Edition, Keys.CheckedId(signup.Id)), signup.Id)
        {
            [RowLayout.Column] = Layout,
            ["Edition"] = signup.Edition,
            ["Address"] = signup.Address,
            ["Channel"] = signup.Channel.ToString(),
            ["Receiver"] = signup.Receiver,
            ["Signing"] = signup.Signing?.ToString(),
            ["Name"] = Columns.Bounded(signup.Name, 512),
            ["Language"] = signup.Language,
            ["Sections"] = signup.Sections.Count == 0 ? null : Columns.List(signup.Sections),
            ["Nonce"] = signup.Nonce,
            ["Requested"] = signup.Requested.ToUniversalTime(),
            ["Expires"] = signup.Expires.ToUniversalTime(),
            ["Ip"] = Columns.Bounded(signup.Ip, 64),
            ["UserAgent"] = Columns.Bounded(signup.UserAgent, 256),
            ["Source"] = Columns.Bounded(signup.Source, 256),
            ["Wording"] = Columns.Bounded(signup.Wording, 2_000),
            // Versions that counted mails here cannot read a row without it.
            ["Since"] = signup.Requested.ToUniversalTime(),
            ["Owed"] = signup.Owed,
            ["Sent"] = signup.Sent?.ToUniversalTime(),
            ["Tries"] = signup.Tries,
            ["Confirmed"] = signup.Confirmed?.ToUniversalTime(),
        };
    }

    public static Signup Read(TableEntity row)
    {
        row.CheckLayout(Layout);
        return new()
        {
            Edition = row.GetString("Edition"),
            Id = row.RowKey,
            Address = row.GetString("Address"),
            // Rows of an earlier version are those of readers.
            Channel = row.GetString("Channel") is null ? ChannelKind.Email : row.GetEnum<ChannelKind>("Channel"),
            Receiver = row.GetString("Receiver"),
            Signing = row.GetString("Signing") is null ? null : row.GetEnum<SigningKind>("Signing"),
            Name = row.GetString("Name") ?? "",
            Language = row.GetString("Language"),
            Sections = Columns.List(row.GetString("Sections")),
            Nonce = row.GetString("Nonce"),
            Requested = row.GetInstant("Requested"),
            Expires = row.GetInstant("Expires"),
            Ip = row.GetString("Ip"),
            UserAgent = row.GetString("UserAgent"),
            Source = row.GetString("Source"),
            Wording = row.GetString("Wording"),
            // Earlier versions took away the instant when the mail was put off, and called it sent before it was.
            Owed = row.GetBoolean("Owed") ?? row.GetDateTimeOffset("Sent") is null,
            Sent = row.GetDateTimeOffset("Sent"),
            Tries = row.GetInt32("Tries") ?? 0,
            Confirmed = row.GetDateTimeOffset("Confirmed"),
            Version = row.ETag.ToString(),
        };
    }
}
