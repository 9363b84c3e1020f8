namespace Digest.Core.Templates.Notices;

/// <summary>What a notice says.</summary>
/// <param name="Template">The path of its templates without the ending: <c>notices/confirm</c>.</param>
/// <param name="Step">Which of its texts, as the templates name it: <c>confirm</c>, <c>known</c>.</param>
/// <param name="Url">Where its link leads.</param>
public sealed record NoticeContent(string Template, string Step, string Url);

/// <summary>A notice in one language, ready to be mailed.</summary>
/// <param name="Subject">The subject: one line.</param>
/// <param name="Html">The html part.</param>
/// <param name="Text">The text part.</param>
public sealed record RenderedNotice(string Subject, string Html, string Text);
