using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Digest.Tests.Infra;

public sealed partial class HookTests : IDisposable
{
    private readonly string _tools = Directory.CreateTempSubdirectory("digest-hooks-").FullName;

    public void Dispose() => Directory.Delete(_tools, recursive: true);

    [Theory]
    [InlineData("preprovision")]
    [InlineData("postdeploy")]
    public void Hooks_read_only_what_azd_knows_and_the_same_in_both_shells(string hook)
    {
        var known = ParametersFile.Names.Concat(InfraFiles.Parse("infra/main.bicep").Outputs).ToHashSet();
        var posix = Posix().Matches(InfraFiles.Read($"infra/hooks/{hook}.sh")).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal).ToList();
        var windows = Windows().Matches(InfraFiles.Read($"infra/hooks/{hook}.ps1")).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

        Assert.NotEmpty(posix);
        Assert.Empty(posix.Except(known));
        Assert.Equal(posix, windows);
    }

    [SkippableTheory]
    [InlineData("preprovision")]
    [InlineData("postdeploy")]
    public void Hooks_may_be_run_by_everybody(string hook)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no modes of files.");
#pragma warning disable CA1416 // Skipped on Windows.
        Assert.True(File.GetUnixFileMode(InfraFiles.At($"infra/hooks/{hook}.sh")).HasFlag(UnixFileMode.UserExecute | UnixFileMode.OtherExecute));
#pragma warning restore CA1416
    }

    [SkippableFact]
    public void A_secret_is_made_once_and_not_for_a_deployment_that_has_one()
    {
        var (made, said) = Run("preprovision", "echo false", []);
        Assert.Equal(0, made);
        Assert.Matches("^azd env set DIGEST_SECRET [A-Za-z0-9+/]{64}\n", said);

        Assert.Equal((0, ""), Run("preprovision", "echo true", new() { ["DIGEST_SECRET"] = "one" }));

        var (refused, why) = Run("preprovision", "echo true", []);
        Assert.Equal(1, refused);
        Assert.Contains("az keyvault secret show --vault-name VAULT --name digest-secret", why, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_storage_account_that_is_closed_to_this_machine_fails_no_deployment()
    {
        Dictionary<string, string> deployed = new()
        {
            ["AZURE_RESOURCE_GROUP"] = "rg-news",
            ["SERVICE_DIGEST_NAME"] = "func-digest",
            ["DIGEST_TOPIC"] = "evgt-digest",
            ["DIGEST_STORAGE"] = "stdigest",
            ["DIGEST_URL"] = "https://news.example",
            ["STATIC_ARCHIVE"] = "true",
        };

        var (code, said) = Run("postdeploy", "[ \"$1\" != storage ]", deployed);

        Assert.Equal(0, code);
        var line = Assert.Single(said.Split('\n'), line => line.Contains("ALLOWED_ADDRESSES", StringComparison.Ordinal));
        Assert.Contains("azd hooks run postdeploy", line, StringComparison.Ordinal);
        Assert.DoesNotContain("ALLOWED_ADDRESSES", Run("postdeploy", ":", deployed).Said, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\$\{?([A-Z][A-Z0-9_]*)")]
    private static partial Regex Posix();

    [GeneratedRegex(@"\$\{?env:([A-Z][A-Z0-9_]*)")]
    private static partial Regex Windows();

    // With an az that does as it is told, and an azd that only says what it was asked.
    private (int Code, string Said) Run(string hook, string az, Dictionary<string, string> environment)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no sh.");
        Write("az", az);
        Write("azd", "echo azd \"$@\"");
        var start = new ProcessStartInfo("sh", ["-c", "\"$0\" 2>&1", InfraFiles.At($"infra/hooks/{hook}.sh")]) { RedirectStandardOutput = true };
        foreach (var name in ParametersFile.Names)
            start.Environment.Remove(name);
        start.Environment["AZURE_ENV_NAME"] = "news";
        start.Environment["PATH"] = $"{_tools}:{start.Environment["PATH"]}";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var shell = Process.Start(start)!;
        var said = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return (shell.ExitCode, said);
    }

    private void Write(string tool, string script)
    {
        var path = Path.Combine(_tools, tool);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
#pragma warning disable CA1416 // Skipped on Windows.
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#pragma warning restore CA1416
    }
}
