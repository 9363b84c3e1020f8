namespace Digest.Core.Subscribers.Signups;

/// <summary>
/// How long the mail to confirm waits after a mail server put it off, and until when it is tried. Somebody sits before an
/// empty mailbox, so that it begins with minutes; a server that is down for longer is asked every few hours.
/// </summary>
public static class ConfirmationSchedule
{
    /// <summary>It is tried for so long at most, and never when its link has expired.</summary>
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
    public static DateTimeOffset EndOf(Signup signup)
    {
        ArgumentNullException.ThrowIfNull(signup);
        var end = signup.Requested + GiveUpAfter;
        return end < signup.Expires ? end : signup.Expires;
    }

    /// <summary>
    /// When to try again after try number <paramref name="tries"/> (from 1); null when it is given up. Up to a tenth is
    /// added, so that those who were put off together do not come together.
    /// </summary>
    /// <param name="signup">The wish.</param>
    /// <param name="tries">How often it was tried.</param>
    /// <param name="now">The present.</param>
    /// <param name="asked">How long it should wait, if anybody said so.</param>
    public static DateTimeOffset? Next(Signup signup, int tries, DateTimeOffset now, TimeSpan? asked)
    {
        ArgumentNullException.ThrowIfNull(signup);
        var wait = Waits[Math.Clamp(tries - 1, 0, Waits.Length - 1)];
        if (asked is { } told && (told > wait || tries <= Believed))
            wait = told < Waits[0] ? Waits[0] : told > Longest ? Longest : told;
        var next = now + wait + (wait * (Convert.ToInt32(signup.Nonce[..2], 16) / 2560.0));
        return next < EndOf(signup) ? next : null;
    }
}
