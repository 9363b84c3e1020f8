namespace Digest.Core.Delivery.Owed;

/// <summary>
/// How long a mail that is owed waits after a mail server put it off, and until when it is tried. Somebody may sit before an
/// empty mailbox, so that it begins with minutes; a server that is down for longer is asked every few hours.
/// </summary>
public static class MailSchedule
{
    /// <summary>It is tried for so long at most, and never when it has expired.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    // Who names an instant is believed so often: a window of the pace turns within the hour.
    private const int Believed = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4),
    ];

    /// <summary>The end of all tries.</summary>
    public static DateTimeOffset EndOf(IOwedMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var end = mail.Progress.Since + GiveUpAfter;
        return mail.Expires < end ? mail.Expires.Value : end;
    }

    /// <summary>How long it waits after try number <paramref name="tries"/> (from 1), if nobody says otherwise.</summary>
    public static TimeSpan WaitAfter(int tries) => Waits[Math.Clamp(tries - 1, 0, Waits.Length - 1)];

    /// <summary>
    /// When to try again after try number <paramref name="tries"/> (from 1); null when it is given up. Up to a tenth is
    /// added, so that those who were put off together do not come together.
    /// </summary>
    /// <param name="mail">The mail.</param>
    /// <param name="tries">How often it was tried.</param>
    /// <param name="now">The present.</param>
    /// <param name="asked">How long it should wait, if anybody said so.</param>
    public static DateTimeOffset? Next(IOwedMail mail, int tries, DateTimeOffset now, TimeSpan? asked)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var wait = WaitAfter(tries);
        if (asked is { } told && (told > wait || tries <= Believed))
            wait = told < Waits[0] ? Waits[0] : told > Longest ? Longest : told;
        var next = now + wait + (wait * (Convert.ToInt32(mail.Seed[..2], 16) / 2560.0));
        return next < EndOf(mail) ? next : null;
    }
}
