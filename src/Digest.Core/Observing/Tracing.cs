using System.Diagnostics;

namespace Digest.Core.Observing;

/// <summary>
/// The spans of a digest. One trace follows an article from its upload on, another an issue from its cut to the last copy;
/// links lead from one to the other. Where nobody listens nothing is made.
/// </summary>
/// <remarks>Ids are attributes; addresses, tokens, subjects and what an exception says never are.</remarks>
public static class Tracing
{
    /// <summary>The name of the source, for whoever listens.</summary>
    public const string Name = "Digest";

    internal static readonly ActivitySource Source = new(Name);

    /// <summary>The span at work as a W3C traceparent, for a message or row to carry on; null where nothing is traced.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current && current.Source.Name == Name ? current.Id : null;

    /// <summary>Starts a span within the one at work.</summary>
    internal static Activity? Start(string name) => Source.StartActivity(name);

    /// <summary>Starts a trace of its own, with a link to the span at work. For the rest of the method nothing else is at work.</summary>
    internal static Activity? Begin(string name)
    {
        if (!Source.HasListeners())
            return null;
        var links = LinkToHere();
        Activity.Current = null;
        return Source.StartActivity(name, ActivityKind.Internal, default(ActivityContext), links: links);
    }

    /// <summary>Starts a span where a message or row says that its trace goes on; within the span at work where they do not say.</summary>
    /// <param name="name">The name of the span.</param>
    /// <param name="trace">A traceparent, perhaps of another machine or week.</param>
    internal static Activity? Continue(string name, string? trace)
    {
        if (!Source.HasListeners())
            return null;
        return ActivityContext.TryParse(trace, null, isRemote: true, out var parent)
            ? Source.StartActivity(name, ActivityKind.Consumer, parent, links: LinkToHere())
            : Source.StartActivity(name, ActivityKind.Consumer);
    }

    /// <summary>Writes on a span that its work failed; always false, for the filter of a catch.</summary>
    internal static bool Fails(this Activity? span, Exception failure)
    {
        // Messages of exceptions are for the log, whose lines are held to what they may say.
        span?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
        return false;
    }

    /// <summary>Leaves out a span whose work turned out to be none.</summary>
    internal static void Forget(this Activity? span)
    {
        if (span is not null)
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    // The invocation of the host has a trace of its own.
    private static ActivityLink[]? LinkToHere() => Activity.Current is { IdFormat: ActivityIdFormat.W3C } here ? [new ActivityLink(here.Context)] : null;
}
