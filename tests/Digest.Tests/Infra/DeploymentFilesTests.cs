using System.Diagnostics;
using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace Digest.Tests.Infra;

public sealed class DeploymentFilesTests
{
    public static TheoryData<string> Workflows => new(Directory.EnumerateFiles(InfraFiles.At(".github/workflows"), "*.yml").Select(file => ".github/workflows/" + Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [Fact]
    public void Azd_finds_the_app_and_its_hooks()
    {
        var root = Yaml("azure.yaml");
        var service = Map(Map(root["services"])["digest"]);

        Assert.StartsWith("# yaml-language-server: $schema=https://", InfraFiles.Read("azure.yaml"), StringComparison.Ordinal);
        Assert.Equal(["src/Digest.Functions", "dotnet", "function"], new[] { "project", "language", "host" }.Select(key => Text(service[key])));
        Assert.True(Directory.Exists(InfraFiles.At(Text(service["project"]))));
        foreach (var hook in Map(root["hooks"]).Children)
            foreach (var (system, shell, ending) in new[] { ("posix", "sh", ".sh"), ("windows", "pwsh", ".ps1") })
            {
                var run = Map(Map(hook.Value)[system]);
                Assert.Equal(shell, Text(run["shell"]));
                Assert.EndsWith(Text(hook.Key) + ending, Text(run["run"]), StringComparison.Ordinal);
                Assert.True(File.Exists(InfraFiles.At(Text(run["run"]))), Text(run["run"]));
            }
    }

    [SkippableTheory]
    [InlineData("preprovision")]
    [InlineData("postdeploy")]
    public void Hooks_can_be_run_and_are_read_by_a_shell(string hook)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has neither modes of files nor sh.");
        var path = InfraFiles.At($"infra/hooks/{hook}.sh");
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-n", path]) { RedirectStandardError = true })!;
        var said = shell.StandardError.ReadToEnd();
        shell.WaitForExit();

        Assert.Equal("", said);
        Assert.Equal(0, shell.ExitCode);
#pragma warning disable CA1416 // Skipped on Windows.
        Assert.True(File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute | UnixFileMode.OtherExecute));
#pragma warning restore CA1416
    }

    [Theory]
    [InlineData("sh")]
    [InlineData("ps1")]
    public void Hooks_read_only_what_azd_knows(string shell)
    {
        var outputs = InfraFiles.Parse("infra/main.bicep").Outputs.ToHashSet();

        Assert.All(["AZURE_RESOURCE_GROUP", "SERVICE_DIGEST_NAME", "DIGEST_TOPIC", "DIGEST_STORAGE", "DIGEST_URL"], name =>
        {
            Assert.Contains(name, InfraFiles.Read($"infra/hooks/postdeploy.{shell}"), StringComparison.Ordinal);
            Assert.Contains(name, outputs);
        });
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflows_are_pinned_and_may_do_little(string path)
    {
        var root = Yaml(path);
        var uses = InfraFiles.Read(path).Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches("^ *- uses: [A-Za-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9]+[.][0-9]+[.][0-9]+$", line));
        Assert.Equal([("contents", "read")], Map(root["permissions"]).Children.Select(right => (Text(right.Key), Text(right.Value))));
        Assert.DoesNotContain("pull_request_target", InfraFiles.Read(path), StringComparison.Ordinal);
        Assert.All(Map(root["jobs"]).Children, job => Assert.True(Map(job.Value).Children.ContainsKey("timeout-minutes")));
    }

    [Fact]
    public void The_workbook_is_whole_and_asks_of_every_metric()
    {
        var text = InfraFiles.Read("infra/modules/workbook.json");
        using var workbook = JsonDocument.Parse(text);

        Assert.Equal("Notebook/1.0", workbook.RootElement.GetProperty("version").GetString());
        Assert.All(
            ["digest.articles", "digest.stories", "digest.copies.planned", "digest.copies", "digest.copy.duration", "digest.issue.lag", "digest.issues.troubled", "digest.queue.age", "digest.queue.length", "digest.poison"],
            metric => Assert.Contains($"\\\"{metric}\\\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_of_host_json_has_its_reason_in_the_docs()
    {
        using var host = JsonDocument.Parse(InfraFiles.Read("host.json"));
        var docs = InfraFiles.Read("docs/deploy.md");

        Assert.All(Leaves(host.RootElement), name => Assert.Contains($"`{name}`", docs, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Leaves(JsonElement element) =>
        element.EnumerateObject().SelectMany(member => member.Value.ValueKind == JsonValueKind.Object ? Leaves(member.Value) : [member.Name]);

    private static YamlMappingNode Yaml(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(InfraFiles.Read(path)));
        return Map(stream.Documents[0].RootNode);
    }

    private static YamlMappingNode Map(YamlNode node) => Assert.IsType<YamlMappingNode>(node);

    private static string Text(YamlNode node) => Assert.IsType<YamlScalarNode>(node).Value!;
}
