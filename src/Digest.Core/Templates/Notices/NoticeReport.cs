using Digest.Core.Articles;
using Digest.Core.Delivery.Control;
using Digest.Core.Feedback;
using Digest.Core.Issues;

namespace Digest.Core.Templates.Notices;

/// <summary>What an editor is told of an issue. It names no reader.</summary>
public sealed record NoticeReport
{
    /// <summary>The day of the issue.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When it stood so, in the edition's zone.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the next issue is made, in the edition's zone.</summary>
    public required DateTimeOffset Next { get; init; }

    /// <summary>The subject of its mail; null when it was not rendered.</summary>
    public string? Subject { get; init; }

    /// <summary>The address of its page; null when it has none.</summary>
    public string? Page { get; init; }

    /// <summary>Its stories in the order of print.</summary>
    public IReadOnlyList<ReportedStory> Stories { get; init; } = [];

    /// <summary>What became of its copies; null when it has no readers yet.</summary>
    public DeliveryReport? Delivery { get; init; }

    /// <summary>Its bounces and complaints.</summary>
    public FeedbackCounts Feedback { get; init; } = new(0, 0);

    /// <summary>How many readers have left since it began to go out.</summary>
    public int Unsubscribed { get; init; }

    /// <summary>The files that it does not tell.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>Why it was held, dropped or halted, in English; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>What an operator should know, in English; null when all is well.</summary>
    public string? Trouble { get; init; }

    /// <summary>What to do next.</summary>
    public IReadOnlyList<ReportStep> Steps { get; init; } = [];
}

/// <summary>A story of it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Language">Its language, BCP 47.</param>
/// <param name="Direction">Its direction.</param>
public sealed record ReportedStory(string Title, string Language, TextDirection Direction);

/// <summary>Something to do.</summary>
/// <param name="Text">The words of the locale.</param>
/// <param name="Command">How; null where that needs no command.</param>
public sealed record ReportStep(string Text, string? Command);
