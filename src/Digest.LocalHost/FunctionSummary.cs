namespace Digest.LocalHost;

/// <summary>A function that the host runs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Trigger">What starts it: <c>blobTrigger</c>, <c>httpTrigger</c>, <c>queueTrigger</c> or <c>timerTrigger</c>.</param>
/// <param name="Target">The path, the queue, the schedule, or the methods and the route.</param>
/// <param name="Disabled">Whether a setting switched it off.</param>
public sealed record FunctionSummary(string Name, string Trigger, string Target, bool Disabled);
