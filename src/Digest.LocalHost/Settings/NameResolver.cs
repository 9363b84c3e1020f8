using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Digest.LocalHost.Settings;

/// <summary>Replaces <c>%NAME%</c> by the setting of that name in schedules, queues and paths.</summary>
internal sealed partial class NameResolver(IConfiguration settings)
{
    public string Resolve(string function, string text) => Name().Replace(text, match =>
        settings[match.Groups[1].Value] is { Length: > 0 } value
            ? value
            : throw new LocalHostException($"Function {function}: '{match.Value}' in '{text}' does not resolve. Add the setting {match.Groups[1].Value} to local.settings.json or the environment."));

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Name();
}
