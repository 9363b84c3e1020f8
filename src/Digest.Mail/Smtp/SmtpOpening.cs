namespace Digest.Mail.Smtp;

/// <summary>Makes a connection ready for messages: greeting, TLS, capabilities, login. Each step fails closed.</summary>
internal static class SmtpOpening
{
    /// <exception cref="SmtpException">It was not possible. Its inner exception tells when time was up or the caller wished to stop.</exception>
    public static async Task<(SmtpWire Wire, SmtpCapabilities Capabilities)> RunAsync(SmtpOptions options, Deadline deadline)
    {
        var stage = SmtpStage.Connect;
        SmtpWire? wire = null;
        try
        {
            deadline.Within(options.ConnectTimeout);
            wire = await SmtpWire.ConnectAsync(options, deadline);
            if (options.Security == SmtpSecurity.ImplicitTls)
            {
                stage = SmtpStage.Tls;
                await wire.StartTlsAsync(options);
                stage = SmtpStage.Connect;
            }

            Expect(await wire.ReadAsync(), 220, stage);
            var capabilities = await GreetAsync(wire, options);
            if (options.Security == SmtpSecurity.StartTls)
            {
                stage = SmtpStage.Tls;
                if (!capabilities.StartTls)
                    throw new SmtpException(SmtpOutcome.Deferred(stage, "tls", "The server does not offer STARTTLS, which the settings require.", SmtpFault.Sender));
                Expect(await wire.AskAsync("STARTTLS"), 220, stage);
                await wire.StartTlsAsync(options);
                // What was said in clear does not count (RFC 3207, 4.2).
                capabilities = await GreetAsync(wire, options);
            }

            stage = SmtpStage.Authentication;
            if (options.LogsIn)
                await SmtpLogin.RunAsync(wire, capabilities, options, deadline.Token);
            deadline.Rest();
            return (wire, capabilities);
        }
        catch (Exception exception)
        {
            wire?.Dispose();
            if (!SmtpLoss.Is(exception))
                throw;
            throw new SmtpException(SmtpOutcome.Deferred(stage, SmtpLoss.ReasonOf(exception, stage), $"{options.Host}:{options.Port}: {SmtpLoss.MessageOf(exception)}", SmtpLoss.FaultOf(exception)), exception);
        }
    }

    private static async Task<SmtpCapabilities> GreetAsync(SmtpWire wire, SmtpOptions options)
    {
        var reply = await wire.AskAsync($"EHLO {options.EhloName ?? wire.AddressLiteral}");
        Expect(reply, 250, SmtpStage.Connect);
        return SmtpCapabilities.Parse(reply);
    }

    private static void Expect(SmtpReply reply, int code, SmtpStage stage)
    {
        if (reply.Code == code)
            return;
        if (reply.IsPositive)
            throw new SmtpProtocolException($"The server answered {reply.Code} where {code} was due.");
        throw new SmtpException(SmtpOutcome.Of(reply, stage));
    }
}
