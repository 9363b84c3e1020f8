namespace Digest.Channels.Webhooks;

/// <summary>An address that webhooks do not go to. The message is for the subscriber: it tells the rule, nothing of the network.</summary>
/// <param name="reason">The rule that it breaks.</param>
public sealed class AddressRefusedException(string reason) : Exception(reason);
