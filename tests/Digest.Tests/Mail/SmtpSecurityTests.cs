using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Digest.Mail.Smtp;
using Server = Digest.Tests.Mail.ScriptedSmtpServer;

namespace Digest.Tests.Mail;

public sealed class SmtpSecurityTests : IDisposable
{
    private readonly X509Certificate2 _certificate = Mails.NewCertificate();

    public void Dispose() => _certificate.Dispose();

    [Fact]
    public async Task STARTTLS_comes_before_anything_else_and_EHLO_is_said_again()
    {
        await using var server = Secure();

        var outcome = await Mails.SendOnceAsync(server.Options(Trusting));

        Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind);
        Assert.Equal(["EHLO", "STARTTLS", "EHLO", "MAIL"], server.Commands.Take(4).Select(line => line.Split(' ')[0]));
        Assert.Equal(Mails.Plain, Assert.Single(server.Messages));
    }

    [Fact]
    public async Task A_connection_tells_what_it_is_P1()
    {
        await using var server = Secure("PIPELINING", "SIZE 1234", "8bitmime", "AUTH=LOGIN PLAIN", "X-UNKNOWN");
        await using var connection = await SmtpConnection.ConnectAsync(server.Options(Trusting), CancellationToken.None);

        Assert.True(connection.IsSecure);
        // Else the end of each message would wait 40 ms for the server's delayed ACK of what went before.
        Assert.True(connection.IsPrompt);
        Assert.Equal(1234, connection.Capabilities.LargestMessage);
        Assert.True(connection.Capabilities is { Pipelining: true, EightBitMime: true, StartTls: true, SmtpUtf8: false });
        Assert.Equal(["LOGIN", "PLAIN"], connection.Capabilities.Mechanisms);
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_server_without_STARTTLS()
    {
        await using var server = new Server();

        var outcome = await Mails.SendOnceAsync(server.Options(o => o.Security = SmtpSecurity.StartTls));

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Tls, "tls", SmtpFault.Sender), (outcome.Kind, outcome.Stage, outcome.Reason, outcome.Fault));
        Assert.Equal(["EHLO client.example.org"], server.Commands);
    }

    [Fact]
    public async Task Nothing_is_sent_when_STARTTLS_is_refused()
    {
        await using var server = Secure();
        server.Answer = (_, line) => line == "STARTTLS" ? "454 4.7.0 TLS not available" : null;

        var outcome = await Mails.SendOnceAsync(server.Options(Trusting));

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Tls, "4.7.0"), (outcome.Kind, outcome.Stage, outcome.Reason));
        Assert.Equal(2, server.Commands.Count);
    }

    [Fact]
    public async Task A_certificate_that_the_system_does_not_trust_is_refused()
    {
        await using var server = Secure();

        var outcome = await Mails.SendOnceAsync(server.Options(o => o.Security = SmtpSecurity.StartTls));

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Tls, "tls", SmtpFault.Sender), (outcome.Kind, outcome.Stage, outcome.Reason, outcome.Fault));
        Assert.Equal(["EHLO client.example.org", "STARTTLS"], server.Commands);
    }

    [Fact]
    public async Task Only_the_pinned_certificate_is_trusted()
    {
        using var other = Mails.NewCertificate();
        await using var server = Secure();

        var pinned = await Mails.SendOnceAsync(server.Options(Trusting));
        var mistaken = await Mails.SendOnceAsync(server.Options(o => (o.Security, o.CertificateSha256) = (SmtpSecurity.StartTls, other.Sha256())));

        Assert.Equal(SmtpOutcomeKind.Accepted, pinned.Kind);
        Assert.Equal("tls", mistaken.Reason);
    }

    [Theory]
    [InlineData(true, SmtpOutcomeKind.Accepted)]
    [InlineData(false, SmtpOutcomeKind.Deferred)]
    public async Task A_callback_of_one_client_decides_on_the_certificate_P5(bool isTrusted, SmtpOutcomeKind kind)
    {
        await using var server = Secure();

        var outcome = await Mails.SendOnceAsync(server.Options(o => (o.Security, o.CertificateValidation) = (SmtpSecurity.StartTls, (_, _, _, _) => isTrusted)));

        Assert.Equal(kind, outcome.Kind);
    }

    [Fact]
    public async Task Implicit_TLS_works_P6()
    {
        await using var server = Secure();
        server.ImplicitTls = true;

        var outcome = await Mails.SendOnceAsync(server.Options(o => (o.Security, o.CertificateSha256) = (SmtpSecurity.ImplicitTls, _certificate.Sha256())));

        Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind);
        Assert.DoesNotContain("STARTTLS", server.Commands);
    }

    [Fact]
    public async Task Implicit_TLS_to_a_server_that_speaks_in_clear_fails()
    {
        await using var server = new Server();

        var outcome = await Mails.SendOnceAsync(server.Options(o => o.Security = SmtpSecurity.ImplicitTls));

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Tls), (outcome.Kind, outcome.Stage));
    }

    [Fact]
    public async Task An_answer_injected_before_the_handshake_is_refused()
    {
        await using var server = Secure();
        server.Answer = (_, line) => line == "STARTTLS" ? "220 Go ahead\r\n250-server\r\n250 AUTH PLAIN" : null;

        var outcome = await Mails.SendOnceAsync(server.Options(Trusting));

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Tls, "protocol"), (outcome.Kind, outcome.Stage, outcome.Reason));
        Assert.Equal(["EHLO client.example.org", "STARTTLS"], server.Commands);
    }

    [Fact]
    public async Task What_was_offered_in_clear_does_not_count()
    {
        await using var server = Secure();
        var asked = 0;
        server.Answer = (_, line) => line.StartsWith("EHLO", StringComparison.Ordinal) && ++asked == 1
            ? "250-server\r\n250-AUTH PLAIN\r\n250 STARTTLS"
            : null;

        var outcome = await Mails.SendOnceAsync(server.Options(LoggingIn));

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Authentication, "auth"), (outcome.Kind, outcome.Stage, outcome.Reason));
    }

    [Fact]
    public async Task PLAIN_is_taken_before_LOGIN()
    {
        await using var server = Secure("AUTH LOGIN PLAIN");

        var outcome = await Mails.SendOnceAsync(server.Options(LoggingIn));

        Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind);
        Assert.Contains($"AUTH PLAIN {Base64("\0ed\0pässword")}", server.Commands);
    }

    [Fact]
    public async Task LOGIN_answers_two_questions()
    {
        await using var server = Secure("AUTH LOGIN");
        server.Answer = (_, line) => line == "AUTH LOGIN" ? "334 VXNlcm5hbWU6" : line == Base64("ed") ? "334 UGFzc3dvcmQ6" : line == Base64("pässword") ? "235 Welcome" : null;

        var outcome = await Mails.SendOnceAsync(server.Options(LoggingIn));

        Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind);
        Assert.Contains(Base64("pässword"), server.Commands);
    }

    [Fact]
    public async Task LOGIN_that_is_content_without_a_password_is_not_believed()
    {
        await using var server = Secure("AUTH LOGIN");

        var outcome = await Mails.SendOnceAsync(server.Options(LoggingIn));

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Authentication), (outcome.Kind, outcome.Stage));
    }

    [Fact]
    public async Task XOAUTH2_asks_for_a_token_at_each_login()
    {
        await using var server = Secure("AUTH PLAIN XOAUTH2");

        var outcome = await Mails.SendOnceAsync(server.Options(o =>
        {
            Trusting(o);
            (o.UserName, o.AccessToken) = ("ed", _ => ValueTask.FromResult("token-1"));
        }));

        Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind);
        Assert.Contains($"AUTH XOAUTH2 {Base64("user=ed\u0001auth=Bearer token-1\u0001\u0001")}", server.Commands);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        await using var server = Secure("AUTH XOAUTH2");

        var outcome = await Mails.SendOnceAsync(server.Options(o =>
        {
            Trusting(o);
            (o.UserName, o.AccessToken) = ("ed", _ => throw new InvalidOperationException("the vault is shut"));
        }));

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Authentication, "auth"), (outcome.Kind, outcome.Stage, outcome.Reason));
        Assert.Contains("the vault is shut", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_XOAUTH2_refuses_ends_with_the_servers_code()
    {
        await using var server = Secure("AUTH XOAUTH2");
        server.Answer = (_, line) => line.StartsWith("AUTH", StringComparison.Ordinal) ? "334 eyJzdGF0dXMiOiI0MDEifQ==" : line.Length == 0 ? "535 5.7.8 Token expired" : null;

        var outcome = await Mails.SendOnceAsync(server.Options(o =>
        {
            LoggingIn(o);
            o.Mechanism = SmtpMechanism.XOAuth2;
        }));

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Authentication, "5.7.8"), (outcome.Kind, outcome.Stage, outcome.Reason));
    }

    [Fact]
    public async Task A_wrong_password_stops_everything_and_is_not_tried_for_each_message_P3()
    {
        await using var server = Secure("AUTH PLAIN");
        server.Answer = (_, line) => line.StartsWith("AUTH", StringComparison.Ordinal) ? "535 5.7.8 Bad credentials" : null;
        await using var transport = new SmtpTransport(server.Options(LoggingIn));

        for (var i = 0; i < 3; i++)
        {
            var outcome = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
            Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Authentication, "5.7.8", SmtpFault.Sender), (outcome.Kind, outcome.Stage, outcome.Reason, outcome.Fault));
        }

        Assert.Equal(1, server.Connections);
        Assert.DoesNotContain(server.Commands, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AUTH CRAM-MD5 GSSAPI")]
    [InlineData("PIPELINING")]
    public async Task No_common_mechanism_stops_everything_P4(string capability)
    {
        await using var server = Secure(capability);

        var outcome = await Mails.SendOnceAsync(server.Options(LoggingIn));

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Authentication, "auth"), (outcome.Kind, outcome.Stage, outcome.Reason));
        Assert.Contains("PLAIN or LOGIN", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Commands, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_password_goes_in_clear_only_to_this_machine_and_only_where_allowed_P5()
    {
        await using var server = new Server { Capabilities = ["AUTH PLAIN"] };
        void InClear(SmtpOptions o) => (o.UserName, o.Password, o.AllowPlainTextLoginOnLoopback) = ("ed", "pässword", true);

        var allowed = await Mails.SendOnceAsync(server.Options(InClear));
        var options = server.Options(InClear);
        await using var transport = new SmtpTransport(options);
        options.AllowPlainTextLoginOnLoopback = false;
        var refused = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal(SmtpOutcomeKind.Accepted, allowed.Kind);
        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Authentication, "auth"), (refused.Kind, refused.Stage, refused.Reason));
        Assert.Single(server.Commands, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("fe80::1", false)]
    public void This_machine_is_known_by_its_address_and_not_by_a_name_P5(string address, bool isAllowed)
    {
        Assert.Equal(isAllowed, new SmtpOptions { Host = "localhost", AllowPlainTextLoginOnLoopback = true }.AllowsPlainTextLoginTo(IPAddress.Parse(address)));
        Assert.False(new SmtpOptions { Host = "localhost" }.AllowsPlainTextLoginTo(IPAddress.Parse(address)));
    }

    [Fact]
    public async Task Whether_mail_can_go_out_is_told_without_sending()
    {
        await using var server = Secure("AUTH PLAIN");
        await using var transport = new SmtpTransport(server.Options(LoggingIn));

        var ready = await transport.CheckAsync(CancellationToken.None);
        server.Answer = (_, line) => line.StartsWith("AUTH", StringComparison.Ordinal) ? "535 5.7.8 Bad credentials" : null;
        var refused = await transport.CheckAsync(CancellationToken.None);

        Assert.Equal(SmtpOutcomeKind.Accepted, ready.Kind);
        Assert.Equal("5.7.8", refused.Reason);
        Assert.Empty(server.Messages);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private void Trusting(SmtpOptions options) => (options.Security, options.CertificateSha256) = (SmtpSecurity.StartTls, _certificate.Sha256());

    private void LoggingIn(SmtpOptions options)
    {
        Trusting(options);
        (options.UserName, options.Password) = ("ed", "pässword");
    }

    private Server Secure(params string[] capabilities) =>
        new() { Certificate = _certificate, Capabilities = ["STARTTLS", .. capabilities] };
}
