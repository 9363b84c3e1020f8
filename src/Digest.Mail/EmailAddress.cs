using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Digest.Mail;

/// <summary>
/// A mailbox address that is safe to write into a command or a header: <c>local-part@domain</c> of RFC 5321 and 6531.
/// The domain is kept as an A-label (RFC 5891), the local part as it was given.
/// </summary>
public sealed record EmailAddress
{
    private const int LongestLocalPart = 64;
    private const int LongestDomain = 253;
    private const int LongestAddress = 254;
    private const string AtomPunctuation = "!#$%&'*+-/=?^_`{|}~";

    private EmailAddress(string localPart, string domain) => (LocalPart, Domain) = (localPart, domain);

    /// <summary>What stands before the last <c>@</c>; case counts.</summary>
    public string LocalPart { get; }

    /// <summary>The domain in lower case, with A-labels for what is not ASCII.</summary>
    public string Domain { get; }

    /// <summary>Whether only a server with SMTPUTF8 (RFC 6531) can take it: the local part is not ASCII.</summary>
    public bool NeedsSmtpUtf8 => !Ascii.IsValid(LocalPart);

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static EmailAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text, out var problem) ?? throw new FormatException($"'{Shown(text)}' is not an e-mail address: {problem}.");
    }

    /// <summary>Reads an address; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = text is null ? null : Read(text, out _);
        return address is not null;
    }

    /// <summary>The same mailbox with a detail behind a plus sign (RFC 5233): <c>local-part+detail@domain</c>.</summary>
    /// <exception cref="FormatException">They make no address together; the message says why.</exception>
    public EmailAddress WithDetail(string detail)
    {
        ArgumentNullException.ThrowIfNull(detail);
        var local = $"{LocalPart}+{detail}";
        return Of(local, Domain, out var problem) ?? throw new FormatException($"'{Shown($"{local}@{Domain}")}' is not an e-mail address: {problem}.");
    }

    /// <summary>The address as commands and headers write it.</summary>
    public override string ToString() => $"{LocalPart}@{Domain}";

    private static EmailAddress? Read(string text, out string? problem)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0 || at == text.Length - 1)
        {
            problem = "something must stand on both sides of an @";
            return null;
        }

        return DomainOf(text[(at + 1)..], out problem) is { } domain ? Of(text[..at], domain, out problem) : null;
    }

    private static EmailAddress? Of(string local, string domain, out string? problem)
    {
        problem = ProblemOfLocalPart(local);
        if (problem is null && Encoding.UTF8.GetByteCount(local) + 1 + domain.Length > LongestAddress)
            problem = $"it is longer than {LongestAddress} octets";
        return problem is null ? new EmailAddress(local, domain) : null;
    }

    private static string? ProblemOfLocalPart(string local)
    {
        if (Encoding.UTF8.GetByteCount(local) > LongestLocalPart)
            return $"what stands before the @ is longer than {LongestLocalPart} octets";
        if (local.Length >= 2 && local[0] == '"' && local[^1] == '"')
            return IsQuotedContent(local.AsSpan(1, local.Length - 2)) ? null : "its quoted part holds a character that must not stand there";
        if (local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal))
            return "a dot must stand between two other characters";
        foreach (var rune in local.EnumerateRunes())
        {
            if (!IsAtomText(rune) && rune.Value != '.')
                return "what stands before the @ holds a character that must not stand there";
        }

        return null;
    }

    private static bool IsAtomText(Rune rune) =>
        rune.IsAscii
            ? char.IsAsciiLetterOrDigit((char)rune.Value) || AtomPunctuation.Contains((char)rune.Value, StringComparison.Ordinal)
            : rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    private static bool IsQuotedContent(ReadOnlySpan<char> content)
    {
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '"' || (content[i] == '\\' && ++i == content.Length))
                return false;
            if (content[i] is < ' ' or > '~')
                return false;
        }

        return true;
    }

    private static string? DomainOf(string text, out string? problem)
    {
        problem = "its domain is not a name of letters, digits, hyphens and dots";
        var domain = text;
        if (!Ascii.IsValid(text))
        {
            try
            {
                domain = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(text);
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        if (!IsDomain(domain))
            return null;
        problem = null;
        return domain.ToLowerInvariant();
    }

    /// <summary>Whether a text is a domain name of labels of letters, digits and hyphens (RFC 5321, 4.1.2).</summary>
    internal static bool IsDomain(string text)
    {
        if (text.Length is 0 or > LongestDomain)
            return false;
        foreach (var range in text.AsSpan().Split('.'))
        {
            var label = text.AsSpan(range);
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-')
                return false;
            foreach (var c in label)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                    return false;
            }
        }

        return true;
    }

    private static string Shown(string text) =>
        string.Create(Math.Min(text.Length, 80), text, static (shown, all) =>
        {
            for (var i = 0; i < shown.Length; i++)
                shown[i] = char.IsControl(all[i]) ? '?' : all[i];
        });
}
