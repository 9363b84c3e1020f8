using System.Net;

namespace Digest.Cli.Doctor;

/// <summary>What whoever runs the doctor says about DNS.</summary>
/// <param name="Server">The server to ask; null for the system's.</param>
/// <param name="Selectors">The selectors under which the relay signs; none where nobody named them.</param>
internal sealed record DnsWishes(IPEndPoint? Server, IReadOnlyList<string> Selectors);
