namespace Digest.LocalHost.Services;

/// <summary>A message that the mail catcher accepted.</summary>
/// <param name="Id">Its number, six digits or more, in the order of arrival.</param>
/// <param name="From">The sender of the envelope (MAIL FROM).</param>
/// <param name="To">The recipients of the envelope (RCPT TO).</param>
/// <param name="Subject">The subject, decoded.</param>
/// <param name="Received">When it was accepted.</param>
/// <param name="Raw">The message as it came over the wire, without dot stuffing: an <c>.eml</c> file.</param>
public sealed record CaughtMail(string Id, string From, IReadOnlyList<string> To, string Subject, DateTimeOffset Received, ReadOnlyMemory<byte> Raw);
