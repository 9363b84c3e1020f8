using System.Text.RegularExpressions;

namespace Digest.Tests.Infra;

/// <summary>The names of infra/main.parameters.json, by which azd is told the values.</summary>
internal static partial class ParametersFile
{
    public static List<string> Names => [.. Name().Matches(InfraFiles.Read("infra/main.parameters.json")).Select(match => match.Groups[1].Value)];

    /// <summary>Those whose parameter is a secret.</summary>
    public static List<string> Secrets
    {
        get
        {
            var secret = InfraFiles.Parse("infra/main.bicep").Parameters.Where(parameter => parameter.Secure).Select(parameter => $"\"{parameter.Name}\":").ToList();
            return [.. InfraFiles.Read("infra/main.parameters.json").Split('\n').Where(line => secret.Any(name => line.TrimStart().StartsWith(name, StringComparison.Ordinal))).Select(line => Name().Match(line).Groups[1].Value)];
        }
    }

    [GeneratedRegex(@"\$\{([A-Z_]+)")]
    private static partial Regex Name();
}
