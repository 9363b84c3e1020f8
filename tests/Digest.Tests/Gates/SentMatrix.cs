using Digest.Channels.Mail;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.Mail.Smtp;
using Digest.Shared.Matrix;
using Digest.Tests.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Gates;

/// <summary>Every issue of the matrix as it went out to one reader, through the mail channel.</summary>
public sealed class SentMatrix : IAsyncLifetime
{
    /// <summary>The reader's own link.</summary>
    public const string Unsubscribe = "https://digest.mizan.example/api/unsubscribe/weekly/0123456789abcdef0123456789abcdef";

    private readonly List<(MatrixIssue Issue, byte[] Message)> _mails = [];

    public async Task InitializeAsync()
    {
        await using var server = new ScriptedSmtpServer();
        var options = new MailOptions { Host = "127.0.0.1", Port = server.Port, Security = SmtpSecurity.None };
        await using var channel = new MailChannel(Options.Create(options), new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 5, 5, 0, TimeSpan.Zero)), NullLogger<MailChannel>.Instance);
        foreach (var issue in IssueMatrix.All)
        {
            await using var prepared = channel.Prepare(issue.Edition, issue.Issue, issue.Rendered);
            var reader = new Subscriber { Id = "s", Edition = "weekly", Channel = ChannelKind.Email, Address = "reader@example.net", Name = "ليلى" };
            var outcome = await prepared.SendAsync(new Copy(reader, "00112233445566778899aabbccddeeff", new Uri(Unsubscribe), 1), CancellationToken.None);
            Assert.Equal(OutcomeKind.Sent, outcome.Kind);
            _mails.Add((issue, server.Messages[^1]));
        }
    }

    /// <summary>Checks every mail.</summary>
    internal void Each(Action<MatrixIssue, ParsedMail> check) => Assert.All(_mails, mail =>
    {
        try
        {
            check(mail.Issue, new ParsedMail(mail.Message));
        }
        catch (Xunit.Sdk.XunitException failure)
        {
            throw new Xunit.Sdk.XunitException($"{mail.Issue.Name}: {failure.Message}");
        }
    });

    public Task DisposeAsync() => Task.CompletedTask;
}
