namespace Digest.Core.Feedback.Mail;

/// <summary>Reads bounces that are written for people: those of qmail, and those that name their recipients in the head as old Exim does.</summary>
internal static class PlainBounce
{
    private const int MaxLines = 400;
    private const int MaxRecipients = 64;

    /// <summary>The recipients; empty when this is no bounce.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="text">Its text.</param>
    public static IReadOnlyList<ReportedRecipient> Read(MailPart mail, string text) =>
        text.TrimStart().StartsWith("Hi. This is the", StringComparison.Ordinal) ? OfQmail(text) : OfHead(mail.Headers, text);

    // After the greeting, a paragraph for each recipient that begins with <address>: and one that begins with a dash before the message.
    private static List<ReportedRecipient> OfQmail(string text)
    {
        var recipients = new List<ReportedRecipient>();
        string? address = null;
        var words = new List<string>();
        var starts = false;
        foreach (var line in text.Split('\n').Take(MaxLines).Select(line => line.Trim()))
        {
            if (starts && line.StartsWith('-'))
                break;
            if (starts && line.StartsWith('<') && line.EndsWith(">:", StringComparison.Ordinal))
            {
                Add();
                (address, words) = (ReportAddress.Read(line[..^1]), []);
            }
            else if (line.Length > 0)
            {
                words.Add(line);
            }

            starts = line.Length == 0;
        }

        Add();
        return recipients;

        void Add()
        {
            if (address is not null && recipients.Count < MaxRecipients)
                recipients.Add(Of([address], string.Join(' ', words)));
        }
    }

    private static List<ReportedRecipient> OfHead(MailHeaders headers, string text) =>
    [
        .. headers.All("X-Failed-Recipients").SelectMany(field => field.Split(',')).Select(ReportAddress.Read).OfType<string>().Take(MaxRecipients)
            .Select(address => Of([address], text.IndexOf(address, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? Words.Cut(text[at..], 1_024) : text)),
    ];

    private static ReportedRecipient Of(IReadOnlyList<string> addresses, string words)
    {
        var (kind, code) = BounceClass.Of("", words, ReportStep.Of(words));
        return new ReportedRecipient(addresses, code.Length == 0 ? FeedbackKind.SoftBounce : kind, code, words);
    }
}
