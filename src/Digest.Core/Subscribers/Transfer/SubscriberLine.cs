namespace Digest.Core.Subscribers.Transfer;

/// <summary>One line of a list of readers, as it stands there.</summary>
/// <param name="Number">Its number in the file, where the header is line 1.</param>
/// <param name="Address">The address.</param>
/// <param name="Name">The name, empty for none; null when the list does not say.</param>
/// <param name="Language">The language, empty for the edition's; null when the list does not say.</param>
/// <param name="Sections">The titles of the sections, empty for all; null when the list does not say.</param>
/// <param name="Status">What the list says of the reader; empty or <c>active</c> for somebody who wants issues.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
public sealed record SubscriberLine(int Number, string Address, string? Name, string? Language, IReadOnlyList<string>? Sections, string Status, string? Problem);
