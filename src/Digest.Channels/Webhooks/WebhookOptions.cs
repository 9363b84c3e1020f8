namespace Digest.Channels.Webhooks;

/// <summary>Where webhooks may go: section <c>Digest:Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>Ports that addresses may name besides 443. Default: none.</summary>
    public IList<int> AllowedPorts { get; } = [];

    /// <summary>
    /// For local runs only, where the receiver is on this machine: lets webhooks go to private addresses, and to the
    /// loopback over plain http on any port. In a deployment it would open the network behind it to whoever subscribes.
    /// Default: false.
    /// </summary>
    public bool AllowPrivateAddresses { get; set; }
}
