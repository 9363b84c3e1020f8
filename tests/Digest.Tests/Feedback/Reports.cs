namespace Digest.Tests.Feedback;

/// <summary>Mail as servers send it to the address for bounces, in the shapes that they are known for.</summary>
internal static class Reports
{
    public static string Postfix(string to, string reader, string status, string diagnostic, string action = "failed", string returned = "") => $"""
        Return-Path: <>
        Delivered-To: {to}
        Date: Sun, 22 Nov 2026 07:04:11 +0000 (UTC)
        From: MAILER-DAEMON@mx.receiver.example (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        To: {to}
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
        	boundary="4F1A2B3C4D.1795330000/mx.receiver.example"
        Message-Id: <20261122070411.4F1A2B3C4D@mx.receiver.example>

        This is a MIME-encapsulated message.

        --4F1A2B3C4D.1795330000/mx.receiver.example
        Content-Description: Notification
        Content-Type: text/plain; charset=utf-8

        The mail system at host mx.receiver.example could not deliver your message.

        <{reader}>: host inbound.receiver.example[192.0.2.5] said: {diagnostic} (in reply to end of DATA command)

        --4F1A2B3C4D.1795330000/mx.receiver.example
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.receiver.example
        X-Postfix-Queue-ID: 4F1A2B3C4D
        Arrival-Date: Sun, 22 Nov 2026 07:03:59 +0000 (UTC)

        Final-Recipient: rfc822; {reader}
        Original-Recipient: rfc822;{reader}
        Action: {action}
        Status: {status}
        Remote-MTA: dns; inbound.receiver.example
        Diagnostic-Code: {diagnostic}

        --4F1A2B3C4D.1795330000/mx.receiver.example
        Content-Description: Undelivered Message
        Content-Type: text/rfc822-headers

        {returned}
        Subject: The week
        From: digest@news.example

        --4F1A2B3C4D.1795330000/mx.receiver.example--

        """;

    /// <summary>Exim: a vague status, what it heard in the words, the recipient in the head as well.</summary>
    public static string Exim(string to, string reader, string heard) => $"""
        Received: from mail by mx.exim.example with local (Exim 4.98) id 1aBcDe-000123-4F; Sun, 22 Nov 2026 08:00:00 +0100
        X-Failed-Recipients: {reader}
        Auto-Submitted: auto-replied
        From: Mail Delivery System <Mailer-Daemon@mx.exim.example>
        To: {to}
        Content-Type: multipart/report; report-type=delivery-status; boundary=1795330800-eximdsn-1804289383
        MIME-Version: 1.0
        Subject: Mail delivery failed: returning message to sender
        Message-Id: <E1aBcDe-000123-4F@mx.exim.example>

        --1795330800-eximdsn-1804289383
        Content-type: text/plain; charset=us-ascii

        A message that you sent could not be delivered to one of its recipients:

          {reader}
            host mail.receiver.example [192.0.2.9]
            SMTP error from remote mail server after RCPT TO:<{reader}>:
            {heard}

        --1795330800-eximdsn-1804289383
        Content-type: message/delivery-status

        Reporting-MTA: dns; mx.exim.example

        Action: failed
        Final-Recipient: rfc822;{reader}
        Status: 5.0.0
        Remote-MTA: dns; mail.receiver.example
        Diagnostic-Code: smtp; {heard}

        --1795330800-eximdsn-1804289383--
        """;

    /// <summary>Exim before it wrote reports: words, and the whole message below them.</summary>
    public static string OldExim(string reader, string heard, Uri link) => $"""
        X-Failed-Recipients: {reader}
        From: Mail Delivery System <Mailer-Daemon@mx.exim.example>
        To: digest@news.example
        Subject: Mail delivery failed: returning message to sender

        This message was created automatically by mail delivery software.

          {reader}
            SMTP error from remote mail server after RCPT TO:<{reader}>: {heard}

        ------ This is a copy of the message, including all the headers. ------

        From: digest@news.example
        List-Unsubscribe: <{link}>
        Subject: The week

        The week.
        """;

    /// <summary>Exchange: nested parts, an encoded report, a code with three digits.</summary>
    public static string Exchange(string to, string reader, Uri link) => $"""
        From: <postmaster@receiver.example>
        To: <{to}>
        Date: Sun, 22 Nov 2026 07:05:00 +0000
        Content-Type: multipart/report; report-type=delivery-status;
          boundary="_outer_"
        X-MS-Exchange-Message-Is-Ndr:
        Message-ID: <5b1c@receiver.example>
        In-Reply-To: <copy@news.example>
        Subject: Undeliverable: The week
        Auto-Submitted: auto-replied
        MIME-Version: 1.0

        --_outer_
        Content-Type: multipart/alternative; boundary="_inner_"

        --_inner_
        Content-Type: text/plain; charset="us-ascii"
        Content-Transfer-Encoding: quoted-printable

        {reader} wasn't found at receiver.example=2E

        --_inner_
        Content-Type: text/html; charset="us-ascii"

        <p>wasn't found</p>

        --_inner_--
        --_outer_
        Content-Type: message/delivery-status
        Content-Transfer-Encoding: base64

        {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"Reporting-MTA: dns;SRV01.receiver.example\r\nReceived-From-MTA: dns;mx.news.example\r\n\r\nFinal-Recipient: rfc822;{reader}\r\nAction: failed\r\nStatus: 5.1.10\r\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found\r\n by SMTP address lookup\r\n"))}
        --_outer_
        Content-Type: message/rfc822

        From: digest@news.example
        List-Unsubscribe: <{link}>,
         <mailto:leave@news.example>
        Subject: The week
        Content-Type: text/plain

        The week.
        --_outer_--
        """;

    /// <summary>Gmail: the human part within a part of its own, and the delay that it reports first.</summary>
    public static string Gmail(string to, string reader, string action, string status, string diagnostic) => $"""
        Return-Path: <>
        From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
        To: {to}
        Auto-Submitted: auto-replied
        Subject: Delivery Status Notification
        Message-ID: <6921d2f1.170a0220@mx.google.example>
        MIME-Version: 1.0
        Content-Type: multipart/report; boundary="00000000000000a1b2c3"; report-type=delivery-status
        X-Failed-Recipients: {reader}

        --00000000000000a1b2c3
        Content-Type: multipart/related; boundary="00000000000000d4e5f6"

        --00000000000000d4e5f6
        Content-Type: text/plain; charset="UTF-8"

        ** Address not found **

        --00000000000000d4e5f6
        Content-Type: image/png; name="icon.png"
        Content-Transfer-Encoding: base64

        iVBORw0KGgo=
        --00000000000000d4e5f6--
        --00000000000000a1b2c3
        Content-Type: message/delivery-status

        Reporting-MTA: dns; googlemail.example
        Arrival-Date: Sat, 21 Nov 2026 23:04:00 -0800 (PST)
        X-Original-Message-ID: <copy@news.example>

        Final-Recipient: rfc822; {reader}
        Action: {action}
        Status: {status}
        Diagnostic-Code: {diagnostic}
        Last-Attempt-Date: Sat, 21 Nov 2026 23:04:01 -0800 (PST)

        --00000000000000a1b2c3
        Content-Type: message/rfc822

        Return-Path: <{to}>
        Subject: The week

        The week.
        --00000000000000a1b2c3--
        """;

    /// <summary>Qmail: no parts at all.</summary>
    public static string Qmail(string to, string reader, string reason) => $"""
        From: MAILER-DAEMON@qmail.example
        To: {to}
        Subject: failure notice

        Hi. This is the qmail-send program at qmail.example.
        I'm afraid I wasn't able to deliver your message to the following addresses.
        This is a permanent error; I've given up. Sorry it didn't work out.

        <{reader}>:
        {reason}

        --- Below this line is a copy of the message.

        Return-Path: <{to}>
        Subject: The week

        5.7.1 is not what this is about.
        """;

    /// <summary>A complaint (RFC 5965) with the head of the copy, its recipient left out as many do.</summary>
    public static string Complaint(Uri link, string type = "abuse") => $"""
        From: <feedback@provider.example>
        To: <complaints@news.example>
        Subject: FW: The week
        Message-ID: <fbl-{link.Segments[^1][..12]}@provider.example>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report;
             boundary="part1_13d.2e68ed54_boundary"

        --part1_13d.2e68ed54_boundary
        Content-Type: text/plain; charset="US-ASCII"
        Content-Transfer-Encoding: 7bit

        This is an email abuse report for an email message.

        --part1_13d.2e68ed54_boundary
        Content-Type: message/feedback-report

        Feedback-Type: {type}
        User-Agent: SomeGenerator/1.0
        Version: 1
        Source-IP: 192.0.2.1

        --part1_13d.2e68ed54_boundary
        Content-Type: message/rfc822
        Content-Disposition: inline

        From: <digest@news.example>
        To: redacted@provider.example
        Subject: The week
        List-Unsubscribe: <{link}>
        List-Unsubscribe-Post: List-Unsubscribe=One-Click

        The week.
        --part1_13d.2e68ed54_boundary--
        """;

    public static string OutOfOffice(string to) => $"""
        From: Reader <reader@receiver.example>
        To: {to}
        Subject: Automatic reply: The week
        Auto-Submitted: auto-replied
        X-Auto-Response-Suppress: All
        Content-Type: text/plain; charset=utf-8

        550 5.1.1 is the extension of my deputy while I am away.
        """;
}
