using YamlDotNet.RepresentationModel;

namespace Digest.Tests.Infra;

public sealed class WorkflowTests
{
    private const string Deploy = ".github/workflows/deploy.yml";

    private static readonly Dictionary<string, string> Rights = new()
    {
        ["ci test"] = "",
        ["deploy test"] = "contents: read",
        ["deploy build"] = "contents: read, id-token: write, attestations: write",
        ["deploy deploy"] = "contents: read, id-token: write, attestations: read",
    };

    public static TheoryData<string> Workflows => new(Files);

    private static IEnumerable<string> Files => Directory.EnumerateFiles(InfraFiles.At(".github/workflows"), "*.yml").Select(file => ".github/workflows/" + Path.GetFileName(file)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflows_are_pinned_and_may_do_little(string path)
    {
        var root = Yaml(path);
        var uses = InfraFiles.Read(path).Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches("^ *- uses: [A-Za-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9]+[.][0-9]+[.][0-9]+$", line));
        Assert.Equal("contents: read", Pairs(root["permissions"]));
        Assert.DoesNotContain("pull_request_target", InfraFiles.Read(path), StringComparison.Ordinal);
        Assert.All(Map(root["jobs"]).Children, job =>
        {
            Assert.True(Map(job.Value).Children.ContainsKey("timeout-minutes"));
            Assert.Equal(Rights[$"{Text(root["name"])} {Text(job.Key)}"], Map(job.Value).Children.TryGetValue("permissions", out var rights) ? Pairs(rights) : "");
        });
    }

    [Fact]
    public void An_action_is_pinned_to_one_commit_everywhere()
    {
        var uses = Files.SelectMany(path => InfraFiles.Read(path).Split('\n')).Where(line => line.Contains("uses:", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct();

        Assert.All(uses.GroupBy(line => line.Split('@')[0]), action => Assert.Single(action));
    }

    [Fact]
    public void A_package_is_tested_before_it_is_built_and_built_before_it_is_deployed()
    {
        var jobs = Map(Yaml(Deploy)["jobs"]);

        Assert.Equal(["test", "build", "deploy"], jobs.Children.Keys.Select(Text));
        Assert.Equal("test", Text(jobs["build"]["needs"]));
        Assert.Equal("build", Text(jobs["deploy"]["needs"]));
        // Only there are secrets and the right to log in to Azure.
        Assert.Equal("production", Text(jobs["deploy"]["environment"]));
        Assert.All(["test", "build"], job => Assert.False(Map(jobs[job]).Children.ContainsKey("environment")));
        Assert.Contains(Steps("test"), step => step.Run == ".ci/run");
    }

    [Fact]
    public void The_package_and_the_list_of_what_is_in_it_are_attested_and_handed_on()
    {
        var steps = Steps("build");
        var build = steps.FindIndex(step => step.Run.Contains("dotnet publish src/Digest.Functions -c Release", StringComparison.Ordinal) && step.Run.Contains("dotnet-CycloneDX", StringComparison.Ordinal));
        var attest = steps.FindIndex(step => step.Uses == "actions/attest-build-provenance");
        var hand = steps.FindIndex(step => step.Uses == "actions/upload-artifact");

        Assert.True(0 <= build && build < attest && attest < hand, $"{build} {attest} {hand}");
        Assert.Equal(["out/digest.zip", "out/sbom.json"], steps[attest].With["subject-path"].Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(("package", "out"), (steps[hand].With["name"], steps[hand].With["path"]));
    }

    [Fact]
    public void What_is_deployed_is_the_attested_package_and_it_is_verified_first()
    {
        var steps = Steps("deploy");
        var take = steps.FindIndex(step => step.Uses == "actions/download-artifact");
        var verify = steps.FindIndex(step => step.Run.StartsWith("gh attestation verify out/digest.zip --repo \"$GITHUB_REPOSITORY\" --signer-workflow \"$GITHUB_REPOSITORY/.github/workflows/deploy.yml\" --source-digest \"$GITHUB_SHA\"", StringComparison.Ordinal));
        var provision = steps.FindIndex(step => step.Run == "azd provision --no-prompt");
        var deploy = steps.FindIndex(step => step.Run == "azd deploy digest --from-package out/digest.zip --no-prompt");

        Assert.True(0 <= take && take < verify && verify < provision && provision < deploy, $"{take} {verify} {provision} {deploy}");
        Assert.Equal(("package", "out"), (steps[take].With["name"], steps[take].With["path"]));
        Assert.DoesNotContain(steps, step => step.Run.Contains("dotnet publish", StringComparison.Ordinal) || step.Run.Contains("azd up", StringComparison.Ordinal));
    }

    /// <summary>What is not passed on falls back to its default, and switches back what somebody chose by hand.</summary>
    [Fact]
    public void Every_name_that_azd_is_told_is_passed_on_and_no_other()
    {
        var deploy = Map(Map(Yaml(Deploy)["jobs"])["deploy"]);
        var variables = Map(deploy["env"]).Children.ToDictionary(pair => Text(pair.Key), pair => Text(pair.Value));
        var secrets = Steps("deploy").Single(step => step.Run == "azd provision --no-prompt").Env;

        Assert.Equal(ParametersFile.Secrets.Order(StringComparer.Ordinal), secrets.Keys.Order(StringComparer.Ordinal));
        // azd knows itself who deploys.
        Assert.Equal(
            ParametersFile.Names.Except(ParametersFile.Secrets).Except(["AZURE_PRINCIPAL_ID"]).Concat(["AZURE_CLIENT_ID", "AZURE_TENANT_ID", "AZURE_SUBSCRIPTION_ID"]).Order(StringComparer.Ordinal),
            variables.Keys.Order(StringComparer.Ordinal));
        Assert.All(variables, pair => Assert.Equal($"${{{{ vars.{pair.Key} }}}}", pair.Value));
        Assert.All(secrets, pair => Assert.Equal($"${{{{ secrets.{pair.Key} }}}}", pair.Value));
    }

    [Fact]
    public void The_docs_keep_every_secret_out_of_the_variables_of_GitHub()
    {
        var page = InfraFiles.Read("docs/deploy.md");

        Assert.Contains($"grep -Ev '^({string.Join('|', ParametersFile.Secrets)})=|=\"\"$' | gh variable set --env production --env-file -", page, StringComparison.Ordinal);
        Assert.All(ParametersFile.Secrets, secret => Assert.Contains($"gh secret set {secret} --env production", page, StringComparison.Ordinal));
    }

    private static List<Step> Steps(string job) =>
        [.. Assert.IsType<YamlSequenceNode>(Map(Map(Yaml(Deploy)["jobs"])[job])["steps"]).Select(step => new Step(Value(step, "uses").Split('@')[0], Value(step, "run").Trim(), Values(step, "with"), Values(step, "env")))];

    private static string Value(YamlNode node, string key) => Map(node).Children.TryGetValue(key, out var value) ? Text(value) : "";

    private static Dictionary<string, string> Values(YamlNode node, string key) =>
        Map(node).Children.TryGetValue(key, out var value) ? Map(value).Children.ToDictionary(pair => Text(pair.Key), pair => Text(pair.Value)) : [];

    private static string Pairs(YamlNode node) => string.Join(", ", Map(node).Children.Select(pair => $"{Text(pair.Key)}: {Text(pair.Value)}"));

    private static YamlMappingNode Yaml(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(InfraFiles.Read(path)));
        return Map(stream.Documents[0].RootNode);
    }

    private static YamlMappingNode Map(YamlNode node) => Assert.IsType<YamlMappingNode>(node);

    private static string Text(YamlNode node) => Assert.IsType<YamlScalarNode>(node).Value!;

    private sealed record Step(string Uses, string Run, Dictionary<string, string> With, Dictionary<string, string> Env);
}
