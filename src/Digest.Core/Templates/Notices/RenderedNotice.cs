namespace Digest.Core.Templates.Notices;

/// <summary>What a notice says.</summary>
/// <param name="Template">The path of its templates without the ending: <c>notices/confirm</c>.</param>
/// <param name="Step">Which of its texts, as the templates name it: <c>confirm</c>, <c>known</c>, <c>receiver_confirm</c>; of <c>notices/receiver</c>: <c>receiver_added</c>, <c>receiver_failing</c>, <c>receiver_gone</c>; of <c>notices/report</c>: <c>report_sent</c>, <c>report_empty</c> and others.</param>
/// <param name="Url">Where its link leads; empty without one.</param>
public sealed record NoticeContent(string Template, string Step, string Url)
{
    /// <summary>The receiver that it is about, in a notice to whoever looks after it.</summary>
    public NoticeReceiver? Receiver { get; init; }

    /// <summary>The issue that it tells of, in a report to an editor.</summary>
    public NoticeReport? Report { get; init; }
}

/// <summary>A receiver as a notice names it: without its address, which may be a secret.</summary>
/// <param name="Id">The subscriber's id.</param>
/// <param name="Kind">What it is: <c>Webhook</c>, <c>Slack</c>.</param>
/// <param name="Answer">What it answered last.</param>
/// <param name="Since">Since when it failed; null when it is gone.</param>
public sealed record NoticeReceiver(string Id, string Kind, string Answer, DateTimeOffset? Since);

/// <summary>A notice in one language, ready to be mailed.</summary>
/// <param name="Subject">The subject: one line.</param>
/// <param name="Html">The html part.</param>
/// <param name="Text">The text part.</param>
public sealed record RenderedNotice(string Subject, string Html, string Text);
