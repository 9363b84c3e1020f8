using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace Digest.Tests.Infra;

public sealed class DeploymentFilesTests
{
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

    [Fact]
    public void Every_setting_of_host_json_has_its_reason_in_the_docs_and_no_other()
    {
        using var host = JsonDocument.Parse(InfraFiles.Read("host.json"));
        var page = InfraFiles.Read("docs/deploy.md");
        var section = page[page.IndexOf("\n## host.json\n", StringComparison.Ordinal)..];
        var rows = section[..section.IndexOf("\n## ", 1, StringComparison.Ordinal)].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|')).ToList();

        Assert.Equal(Leaves(host.RootElement, ""), rows.Select(row => row[1].Trim(' ', '`')));
        Assert.All(rows, row => Assert.True(row[2].Trim().Length > 10, row[1]));
    }

    private static IEnumerable<string> Leaves(JsonElement element, string path) =>
        element.EnumerateObject().SelectMany(member => member.Value.ValueKind == JsonValueKind.Object ? Leaves(member.Value, $"{path}{member.Name}.") : [path + member.Name]);

    private static YamlMappingNode Yaml(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(InfraFiles.Read(path)));
        return Map(stream.Documents[0].RootNode);
    }

    private static YamlMappingNode Map(YamlNode node) => Assert.IsType<YamlMappingNode>(node);

    private static string Text(YamlNode node) => Assert.IsType<YamlScalarNode>(node).Value!;
}
