namespace Digest.Checks.Dns;

/// <summary>Who sends, as the settings say.</summary>
/// <param name="Domain">The domain of From.</param>
/// <param name="ReturnPath">The domain of the return path.</param>
/// <param name="Relay">The relay's host.</param>
/// <param name="EhloName">The name in EHLO; null for none.</param>
/// <param name="Dkim">The keys that sign; null when the relay signs.</param>
/// <param name="RelayKeys">Under which selectors the relay signs; null where that is not known.</param>
internal sealed record Sender(string Domain, string ReturnPath, string Relay, string? EhloName, Digest.Mail.Dkim.DkimOptions? Dkim, RelayKeys? RelayKeys = null);
