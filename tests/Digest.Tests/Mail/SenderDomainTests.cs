using System.Security.Cryptography;
using Digest.Channels.Mail;
using Digest.Core.Issues;
using Digest.Core.Templates;
using Digest.Tests.Infrastructure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Mail;

public sealed class SenderDomainTests
{
    [Theory]
    [InlineData("digest@news.example", null, null, null)]
    [InlineData("digest@news.example", "news.example", "bounces@bounces.news.example", null)]
    [InlineData("digest@mail.news.example", "news.example", "bounces@NEWS.example", null)]
    [InlineData("digest@gmail.com", null, null, "SenderAddress")]
    [InlineData("digest@Yahoo.com", null, null, "SenderAddress")]
    [InlineData("digest@news.example", "notnews.example", null, "Digest:Dkim:Domain")]
    [InlineData("digest@news.example", null, "bounces@relay.example", "Digest:Smtp:ReturnPath")]
    public async Task What_mailboxes_would_refuse_is_told_before_an_issue_goes_out_M21(string sender, string? signer, string? returnPath, string? told)
    {
        using var key = RSA.Create(2048);
        var logger = new RecordingLogger<MailChannel>();
        var dkim = new DkimSettings();
        if (signer is not null)
            (dkim.Domain, dkim.Selector, dkim.PrivateKey) = (signer, "2026a", key.ExportPkcs8PrivateKeyPem());
        await using var channel = new MailChannel(Options.Create(new MailOptions { Host = "127.0.0.1", ReturnPath = returnPath }), new FakeTimeProvider(), logger, Options.Create(dkim));
        var edition = Newsroom.Weekly();
        edition.SenderAddress = sender;
        var issue = new Issue { Edition = "weekly", Week = "2026-W47", From = DateTimeOffset.UnixEpoch, Cut = DateTimeOffset.UnixEpoch, State = IssueState.Delivering, Articles = ["a"], Changed = DateTimeOffset.UnixEpoch };

        await using var prepared = channel.Prepare(edition, issue, new RenderedIssue("s", "<p>x</p>", "x", "<html></html>", "{}"));

        if (told is null)
            Assert.Empty(logger.Lines);
        else
            Assert.Contains(told, Assert.Single(logger.Lines, line => line.Level is LogLevel.Warning).Message, StringComparison.Ordinal);
    }
}
