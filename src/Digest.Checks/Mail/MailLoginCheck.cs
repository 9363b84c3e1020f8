using System.Globalization;
using System.Runtime.CompilerServices;
using Digest.Mail;
using Digest.Mail.Smtp;

namespace Digest.Checks.Mail;

/// <summary>Connects to the relay, logs in and takes leave, as for a mail, without sending one.</summary>
/// <param name="options">The relay; null where the settings could not be read.</param>
/// <param name="problems">What is wrong with the settings.</param>
/// <param name="isLocal">Whether this is a local run, which may have no relay.</param>
/// <param name="time">The clock.</param>
/// <param name="senders">Each address that stands in mail for its sender, and the setting that gives it.</param>
internal sealed class MailLoginCheck(SmtpOptions options, IReadOnlyList<string> problems, bool isLocal, TimeProvider time, params IReadOnlyList<(string Setting, string? Address)> senders) : ICheck
{
    private static readonly TimeSpan Warned = TimeSpan.FromDays(21);

    public string Group => "mail";

    public async IAsyncEnumerable<CheckResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.Host))
        {
            yield return isLocal
                ? Is("relay", CheckState.Skipped, "No relay is set (Digest:Smtp:Host); digest start brings a mail catcher along.", null)
                : Is("relay", CheckState.Fault, "No relay is set, so that no mail can be sent.", "Set Digest__Smtp__Host, __UserName and __Password; docs/delivery.md tells how for each provider.");
            yield break;
        }

        foreach (var problem in problems)
            yield return Is("settings", CheckState.Fault, problem, null);
        if (problems.Count > 0)
            yield break;

        SmtpConnection? connection = null;
        CheckResult? failed = null;
        try
        {
            connection = await SmtpConnection.ConnectAsync(options, time, cancellationToken);
        }
        catch (SmtpException failure)
        {
            failed = Is("login", CheckState.Fault, $"{options.Host}:{options.Port}: {failure.Outcome.Text}", RemedyOf(failure.Outcome.Stage));
        }

        if (connection is null)
        {
            yield return failed!;
            yield break;
        }

        await using (connection)
        {
            yield return Is("login", CheckState.Ok, $"{options.Host}:{options.Port} answers{(options.LogsIn ? " and lets us log in" : ", without a login")}; it offers {Offers(connection.Capabilities)}.", null);
            foreach (var (setting, given) in senders)
            {
                if (!connection.Capabilities.SmtpUtf8 && EmailAddress.TryParse(given, out var address) && address.NeedsSmtpUtf8)
                    yield return Is("sender", CheckState.Fault, $"{setting} is {address}, which is not ASCII before the @, and the relay does not offer SMTPUTF8: it takes no mail from there.", $"Take an address in ASCII for {setting}, or a relay that offers SMTPUTF8.");
            }

            if (connection.CertificateExpires is { } end)
                yield return Certificate(end, connection.Protocol);
            else if (DomainNames.WhyUnknown(options.Host) is null)
                yield return Is("TLS", CheckState.Warning, "Mail goes to the relay in clear.", "Set Digest:Smtp:Security to StartTls or ImplicitTls.");
        }
    }

    private CheckResult Certificate(DateTimeOffset end, string? protocol)
    {
        var left = end - time.GetUtcNow();
        var until = string.Create(CultureInfo.InvariantCulture, $"{protocol}; the relay's certificate ends {end.UtcDateTime:yyyy-MM-dd}, in {Math.Floor(left.TotalDays):0} days.");
        return left < Warned
            ? Is("TLS", CheckState.Warning, until, "Whoever runs the relay must renew it; from then on no mail is sent.")
            : Is("TLS", CheckState.Ok, until, null);
    }

    private static string Offers(SmtpCapabilities offered)
    {
        List<string> names = [];
        void Add(bool has, string name)
        {
            if (has)
                names.Add(name);
        }

        Add(offered.Pipelining, "PIPELINING");
        Add(offered.Chunking, "CHUNKING");
        Add(offered.EightBitMime, "8BITMIME");
        Add(offered.SmtpUtf8, "SMTPUTF8");
        Add(offered.LargestMessage > 0, string.Create(CultureInfo.InvariantCulture, $"{offered.LargestMessage:N0} bytes a message"));
        Add(offered.Mechanisms.Count > 0, $"AUTH {string.Join(' ', offered.Mechanisms)}");
        return names.Count == 0 ? "nothing beyond the basic commands" : string.Join(", ", names);
    }

    private static string RemedyOf(SmtpStage stage) => stage switch
    {
        SmtpStage.Tls => "Compare Digest:Smtp:Security and Port with what the provider says: StartTls with 587, ImplicitTls with 465; the certificate must bear the name of Digest:Smtp:Host.",
        SmtpStage.Authentication => "Correct Digest:Smtp:UserName and Password, and Mechanism where the provider wants a certain one.",
        _ => "Correct Digest:Smtp:Host and Port; look whether a firewall lets the port out (Azure blocks 25).",
    };

    private CheckResult Is(string name, CheckState state, string finding, string? remedy) => new(Group, name, state, finding, remedy);
}
