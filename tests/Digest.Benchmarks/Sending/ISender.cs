namespace Digest.Benchmarks.Sending;

/// <summary>What a run is made of.</summary>
/// <param name="Port">Where the sink listens on 127.0.0.1.</param>
/// <param name="Tls">Whether it speaks TLS from the first byte.</param>
/// <param name="Connections">How many connections a sender may open.</param>
/// <param name="Skipped">How many messages go first and are not counted.</param>
/// <param name="Messages">How many messages are counted.</param>
internal sealed record Run(int Port, bool Tls, int Connections, int Skipped, int Messages);

/// <summary>What a message cost the sender.</summary>
/// <param name="Cpu">CPU time of the sender's process; null where nobody counts it.</param>
/// <param name="Allocated">Bytes allocated; null where nobody counts them.</param>
internal sealed record SenderCost(TimeSpan? Cpu, double? Allocated);

/// <summary>Sends many messages to a sink.</summary>
internal interface ISender
{
    string Name { get; }

    /// <summary>Why it cannot run here, or null.</summary>
    string? Missing(Run run);

    Task<SenderCost> SendAsync(Run run);
}
