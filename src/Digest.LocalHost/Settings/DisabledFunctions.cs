using Microsoft.Extensions.Configuration;

namespace Digest.LocalHost.Settings;

/// <summary>Functions switched off by <c>AzureWebJobs.{Name}.Disabled</c>, or with underscores where names cannot hold dots.</summary>
internal static class DisabledFunctions
{
    public static bool IsDisabled(this IConfiguration settings, string function) =>
        IsTrue(settings[$"AzureWebJobs.{function}.Disabled"]) || IsTrue(settings[$"AzureWebJobs_{function}_Disabled"]);

    private static bool IsTrue(string? value) => value is "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
