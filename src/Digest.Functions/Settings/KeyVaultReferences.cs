using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Digest.Functions.Settings;

/// <summary>
/// Refuses settings that Azure was to replace by a secret of Key Vault and did not: an app is then handed the reference
/// itself, whose text anybody could guess.
/// </summary>
internal static class KeyVaultReferences
{
    private const string Reference = "@Microsoft.KeyVault(";

    // What the app reads; others may stand beside it in the environment.
    private static readonly string[] Ours = ["Digest:", "AzureWebJobsStorage", "APPLICATIONINSIGHTS_", "OTEL_"];

    /// <summary>Looks at every setting.</summary>
    /// <exception cref="OptionsValidationException">Some are references still; each failure names its setting and the remedy.</exception>
    public static void Refuse(IConfiguration configuration)
    {
        var left = configuration.AsEnumerable()
            .Where(setting => setting.Value?.AsSpan().TrimStart().StartsWith(Reference, StringComparison.OrdinalIgnoreCase) is true)
            // A provider other than the environment keeps the two underscores.
            .Select(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal))
            .Where(name => Ours.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(name => name.Replace(":", "__", StringComparison.Ordinal))
            .ToList();
        if (left.Count > 0)
            throw new OptionsValidationException("Digest", typeof(IConfiguration), left.Select(Problem));
    }

    private static string Problem(string setting) =>
        $"Setting {setting} holds a reference to Key Vault in place of the secret: Azure could not read it. Give the app's identity the role Key Vault Secrets User on the vault, let the app through the vault's firewall, and compare the name of the secret; the portal says beside the setting (page Environment variables of the app) which of these it is. Then restart the app.";
}
