using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Digest.Benchmarks.Issues;
using Digest.Channels.Mail;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Mail.Smtp;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Digest.Benchmarks.Sending;

/// <summary>The mail channel as the app uses it, from a reader's row to the outcome.</summary>
internal sealed class OurSender(SampleIssue sample, RenderedIssue rendered, bool signs) : ISender
{
    private static readonly string[] Names = ["ليلى", "محمد بن عبد الله", "Claire Dubois", "", "سارة الخطيب", "Tom & Jerry", "يوسف"];
    private static readonly Lazy<string> Key = new(() => RSA.Create(2048).ExportPkcs8PrivateKeyPem());

    private readonly UnsubscribeLinks _links = new("a secret of the benchmarks, long enough to serve");
    private readonly ReaderLinks _own = new("a secret of the benchmarks, long enough to serve");

    public string Name => signs ? "Digest, signed (DKIM)" : "Digest";

    public string? Missing(Run run) => null;

    public async Task<SenderCost> SendAsync(Run run)
    {
        var options = new MailOptions
        {
            Host = "127.0.0.1",
            Port = run.Port,
            Security = run.Tls ? SmtpSecurity.ImplicitTls : SmtpSecurity.None,
            CertificateValidation = (_, certificate, _, _) => certificate!.Subject == "CN=localhost",
            Connections = run.Connections,
            MessagesPerConnection = 100_000,
            ReturnPath = "bounces@mizan.example",
        };
        var dkim = new DkimSettings();
        if (signs)
            (dkim.Domain, dkim.Selector, dkim.PrivateKey) = ("mizan.example", "2026a", Key.Value);
        await using var channel = new MailChannel(Options.Create(options), TimeProvider.System, NullLogger<MailChannel>.Instance, Options.Create(dkim), new BounceTokens("a secret of the benchmarks, long enough to serve"));
        await using var prepared = channel.Prepare(sample.Edition, sample.Issue, rendered);
        var copies = Enumerable.Range(0, run.Skipped + run.Messages).Select(CopyFor).ToArray();
        await SendAsync(prepared, copies.AsMemory(0, run.Skipped), run.Connections);

        using var process = Process.GetCurrentProcess();
        var (cpu, allocated) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
        await SendAsync(prepared, copies.AsMemory(run.Skipped), run.Connections);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        process.Refresh();
        return new SenderCost((process.TotalProcessorTime - cpu) / run.Messages, (double)allocated / run.Messages);
    }

    private static Task SendAsync(IPreparedIssue prepared, ReadOnlyMemory<Copy> copies, int connections)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number < copies.Length)
            {
                if (await prepared.SendAsync(copies.Span[number], CancellationToken.None) is { Kind: not OutcomeKind.Sent } outcome)
                    throw new InvalidOperationException(outcome.ToString());
            }
        })));
    }

    private Copy CopyFor(int number)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"reader{number}@example.org");
        var subscriber = new Subscriber { Id = SubscriberId.For(sample.Edition.Id, ChannelKind.Email, address), Edition = sample.Edition.Id, Channel = ChannelKind.Email, Address = address, Name = Names[number % Names.Length] };
        return new Copy(subscriber, DeliveryId.For(sample.Issue.Id, subscriber.Id), _links.For(sample.Edition, subscriber), 1) { PreferencesUrl = _own.Preferences(sample.Edition, subscriber.Id) };
    }
}
