namespace Digest.LocalHost.Settings;

/// <param name="ListenerLockPeriod">How long a lock is held without being renewed.</param>
/// <param name="ListenerLockRecoveryPollingInterval">How often a host that does not hold it asks again.</param>
internal sealed record SingletonSettings(TimeSpan ListenerLockPeriod, TimeSpan ListenerLockRecoveryPollingInterval)
{
    public static SingletonSettings Read(SettingReader host) => new(
        // Storage leases blobs for 15 to 60 seconds. Azure's defaults are 60 seconds and a minute; here a start after a
        // crash is not to wait so long.
        host.Time("listenerLockPeriod", TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60)),
        host.Time("listenerLockRecoveryPollingInterval", TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(100), TimeSpan.MaxValue));
}
