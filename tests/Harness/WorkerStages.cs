namespace Digest.Harness;

/// <summary>When a worker reached what, since its process was asked for.</summary>
/// <param name="Called">It called the host: its services are built.</param>
/// <param name="Initialized">It said what it can.</param>
/// <param name="Indexed">It said which functions it has.</param>
/// <param name="Loaded">All of them are loaded.</param>
public sealed record WorkerStages(TimeSpan Called, TimeSpan Initialized, TimeSpan Indexed, TimeSpan Loaded);
