using System.Security.Cryptography;
using System.Text.Json;
using Digest.Channels.Mail;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;
using Digest.Mail.Smtp;
using Digest.Shared.Matrix;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.IntegrationTests.Mail;

/// <summary>
/// An Arabic issue as a mail catcher received it: to two readers, the second of whom has a hostile name and an international
/// domain, and once more to the first, as after a lost answer. What mailparser reads in it, and what mailauth says of it.
/// </summary>
public sealed class SentMessages : IAsyncLifetime
{
    private readonly MailFixture _mail = new();
    private List<SentMessage>? _messages;

    public static MatrixIssue Issue { get; } = IssueMatrix.All.Single(issue => issue.Name is "ar-5-pictures");

    public static BounceTokens Bounces { get; } = new("a-secret-of-thirty-two-characters");

    /// <summary>To the first reader.</summary>
    public SentMessage First => Message(0);

    /// <summary>To a reader with a hostile name at an international domain.</summary>
    public SentMessage Second => Message(1);

    /// <summary>To the first reader again.</summary>
    public SentMessage Again => Message(2);

    public IReadOnlyList<SentMessage> All => [First, Second, Again];

    public async Task InitializeAsync()
    {
        await _mail.InitializeAsync();
        if (!LocalRun.HasNode)
            return;
        using var key = RSA.Create(2048);
        var services = new ServiceCollection().AddLogging().AddSingleton(Bounces).AddMailChannel(options =>
        {
            (options.Host, options.Port, options.Security) = ("127.0.0.1", _mail.Catcher.SmtpPort, SmtpSecurity.None);
            (options.ReturnPath, options.ReplyTo, options.UnsubscribeAddress) = ("bounces@mizan.example", "editors@mizan.example", "leave@mizan.example");
        });
        services.Configure<DkimSettings>(options => (options.Domain, options.Selector, options.PrivateKey) = ("mizan.example", "2026a", key.ExportPkcs8PrivateKeyPem()));
        await using var provider = services.BuildServiceProvider();
        await using var prepared = provider.GetRequiredService<IChannel>().Prepare(Issue.Edition, Issue.Issue, Issue.Rendered);
        Copy[] copies =
        [
            CopyFor("reader@example.net", "ليلى"),
            CopyFor("other@bücher.example", "x\"\r\nBcc: all@example.org\r\n\r\n<b>\0"),
            CopyFor("reader@example.net", "ليلى") with { Attempt = 2 },
        ];
        foreach (var copy in copies)
            Assert.Equal((OutcomeKind.Sent, DeliveryFault.None), await prepared.SendAsync(copy, CancellationToken.None) is var outcome ? (outcome.Kind, outcome.Fault) : default);

        _messages = [];
        foreach (var (copy, caught) in copies.Zip(await _mail.Catcher.ReadAsync(CancellationToken.None)))
            _messages.Add(new SentMessage(copy, caught, await _mail.ParseAsync(caught.Raw), await DkimVerifier.VerifyAsync(caught.Raw, "2026a._domainkey.mizan.example", key)));
    }

    public Task DisposeAsync() => _mail.DisposeAsync();

    private static Copy CopyFor(string address, string name)
    {
        var reader = new Subscriber { Id = SubscriberId.For(Issue.Edition.Id, ChannelKind.Email, address), Edition = Issue.Edition.Id, Channel = ChannelKind.Email, Address = address, Name = name };
        return new Copy(reader, DeliveryId.For(Issue.Issue.Id, reader.Id), new UnsubscribeLinks("a-secret-of-thirty-two-characters").For(Issue.Edition, reader), 1);
    }

    private SentMessage Message(int index)
    {
        LocalRun.SkipWithoutNode();
        return _messages![index];
    }
}

/// <summary>A copy of an issue as it arrived.</summary>
/// <param name="Copy">What was to be sent.</param>
/// <param name="Caught">The bytes and the envelope.</param>
/// <param name="Parsed">What mailparser reads.</param>
/// <param name="Dkim">What mailauth says of each signature.</param>
public sealed record SentMessage(Copy Copy, CaughtMail Caught, JsonElement Parsed, JsonElement Dkim) : ReceivedMail(Caught, Parsed, Dkim);
