using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Digest.LocalHost.Settings;

/// <summary>The name under which hosts of one app share locks, timers and the blob queue: a setting, or the machine and the folder.</summary>
internal static class HostId
{
    private const int MaxLength = 32;

    public static string Of(IConfiguration settings, string contentRoot)
    {
        if (settings["AzureFunctionsWebHost:hostid"] is { Length: > 0 } configured)
            return IsValid(configured)
                ? configured
                : throw new LocalHostException($"The setting AzureFunctionsWebHost__hostid is '{configured}'. Use 1 to {MaxLength} small letters, digits and single hyphens within.");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(contentRoot))))[..10];
        var machine = string.Concat(Environment.MachineName.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        return machine[..Math.Min(machine.Length, MaxLength - hash.Length - 1)] + "-" + hash;
    }

    private static bool IsValid(string id) => id.Length <= MaxLength
        && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && id[0] != '-' && id[^1] != '-' && !id.Contains("--", StringComparison.Ordinal);
}
