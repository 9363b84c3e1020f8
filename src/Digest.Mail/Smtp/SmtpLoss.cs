using System.Net.Sockets;
using System.Security.Authentication;

namespace Digest.Mail.Smtp;

/// <summary>The exceptions by which a connection is lost, in the words of an outcome.</summary>
internal static class SmtpLoss
{
    public const string Timeout = "timeout";

    public static bool Is(Exception exception) =>
        exception is IOException or SocketException or OperationCanceledException or AuthenticationException or SmtpProtocolException or ObjectDisposedException;

    public static string ReasonOf(Exception exception, SmtpStage stage) => exception switch
    {
        OperationCanceledException => Timeout,
        SmtpProtocolException => "protocol",
        AuthenticationException => "tls",
        SocketException when stage == SmtpStage.Connect => "connect",
        _ => "lost",
    };

    public static string MessageOf(Exception exception) =>
        exception is OperationCanceledException ? "The server did not answer in time." : exception.Message;

    /// <summary>Circumstances pass, but for a certificate that is not trusted.</summary>
    public static SmtpFault FaultOf(Exception exception) =>
        exception is AuthenticationException ? SmtpFault.Sender : SmtpFault.Temporary;
}
