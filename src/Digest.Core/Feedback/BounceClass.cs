using System.Globalization;

namespace Digest.Core.Feedback;

/// <summary>
/// Tells by a code (RFC 3463, 5248) whose fault a refusal is. A first digit of 5 means that this message is refused for
/// good, which is often the fault of the message or its sender and not of the address.
/// </summary>
public static class BounceClass
{
    private const int MaxText = 4_096;

    /// <summary>The class of a code as a sender records it: an enhanced code, a reply's three digits, or a word, which says nothing of the reader.</summary>
    public static FeedbackKind Of(string code, SmtpStep step) => Of(EnhancedCode.Parse(code), Reply(code) is { } reply && code.Trim().Length == 3 ? reply : null, step);

    /// <summary>The class of a report's status and the words beside it.</summary>
    /// <param name="status">The enhanced code that the report gives; may be empty.</param>
    /// <param name="words">The answer in words, in which a code may stand.</param>
    /// <param name="step">What was answered.</param>
    public static (FeedbackKind Kind, string Code) Of(string status, string words, SmtpStep step)
    {
        var (code, told, reply) = (EnhancedCode.Parse(status), EnhancedCode.Find(words), Reply(words));
        // Many servers report 5.0.0 and leave what they heard in the words.
        if (told is { } heard && (code is not { } given || (given.Class == heard.Class && given.Clarity < heard.Clarity)))
            code = heard;
        return (Of(code, reply, step), code is { Subject: > 0 } ? code.Value.ToString() : reply?.ToString(CultureInfo.InvariantCulture) ?? code?.ToString() ?? "");
    }

    /// <summary>The class of an answer.</summary>
    /// <param name="code">Its enhanced code; null when it has none.</param>
    /// <param name="reply">Its three digits; null when they are not known.</param>
    /// <param name="step">What was answered.</param>
    public static FeedbackKind Of(EnhancedCode? code, int? reply, SmtpStep step) => (code, reply) switch
    {
        (_, >= 400 and < 500) or ({ Class: 4 }, _) => FeedbackKind.SoftBounce,
        ({ Class: 2 }, _) or (null, null) => FeedbackKind.Other,
        (null or { Subject: 0 }, { } digits) => OfReply(digits, step),
        ({ } given, _) => OfCode(given) switch
        {
            // No reader was named yet.
            FeedbackKind.NoSuchAddress or FeedbackKind.HardBounce when step == SmtpStep.Session => FeedbackKind.SenderFault,
            var kind => kind,
        },
    };

    /// <summary>The first reply of the classes 4 and 5 in a text: <c>550</c>.</summary>
    internal static int? Reply(string? words)
    {
        var text = words.AsSpan(0, Math.Min(words?.Length ?? 0, MaxText));
        for (var at = 0; at + 3 <= text.Length; at++)
        {
            if (text[at] is not ('4' or '5') || !char.IsAsciiDigit(text[at + 1]) || !char.IsAsciiDigit(text[at + 2]))
                continue;
            var (before, after) = (at == 0 ? ' ' : text[at - 1], at + 3 == text.Length ? ' ' : text[at + 3]);
            if (before is ' ' or ';' or ':' or '(' or '<' or '\t' or '\n' && after is ' ' or '-' or ':' or ')' or ',' or '\t' or '\n' or '\r')
                return int.Parse(text.Slice(at, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return null;
    }

    private static FeedbackKind OfCode(EnhancedCode code) => (code.Subject, code.Detail) switch
    {
        (1, 1 or 2 or 3 or 6 or 10) or (2, 1) => FeedbackKind.NoSuchAddress,
        (1, 7 or 8) or (2, 3) or (3, 4) or (5 or 6 or 7, _) => FeedbackKind.SenderFault,
        (2, 2) or (3, 1) or (4, _) => FeedbackKind.SoftBounce,
        _ => FeedbackKind.HardBounce,
    };

    private static FeedbackKind OfReply(int reply, SmtpStep step) => (reply, step) switch
    {
        ( < 500, _) => FeedbackKind.Other,
        (552, _) => FeedbackKind.SoftBounce,
        (_, SmtpStep.Session) or (554, SmtpStep.Content) or (530 or 534 or 535 or 538 or 555 or <= 504, _) => FeedbackKind.SenderFault,
        (550 or 551 or 553, SmtpStep.Recipient) or (556, _) => FeedbackKind.NoSuchAddress,
        _ => FeedbackKind.HardBounce,
    };
}
