using System.Text.Json;

namespace Digest.Tests.Infra;

/// <summary>No compiler of Bicep is at hand where Digest is built: what one would find first, these find.</summary>
public sealed class InfraTests
{
    private static readonly string[] Alerts =
        ["AppSilent", "AppUnhealthy", "ArticlesRejected", "CopiesFailing", "CopiesUncertain", "EventsDeadLettered", "IssueLate", "IssueTroubled", "MessagesPoisoned", "QueueOld"];

    public static TheoryData<string> Files => new(InfraFiles.Bicep);

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_name_module_parameter_and_output_resolves(string path) => Assert.Empty(new BicepCheck(InfraFiles.Find).Problems(path));

    [Fact]
    public void Every_module_is_used_and_every_file_that_a_template_loads_exists()
    {
        var used = InfraFiles.Parse("infra/main.bicep").Modules.Select(module => "infra/" + module.Path);
        Assert.Equal(InfraFiles.Bicep.Except(["infra/main.bicep", "infra/modules/subscription.bicep"]), used.Order(StringComparer.Ordinal));
        Assert.All(["sh", "ps1"], shell => Assert.Contains("infra/modules/subscription.bicep", InfraFiles.Read($"infra/hooks/postdeploy.{shell}"), StringComparison.Ordinal));
        foreach (var path in InfraFiles.Bicep)
        {
            var tokens = InfraFiles.Parse(path).Tokens;
            for (var at = 0; at < tokens.Count; at++)
                if (tokens[at].Text is "loadTextContent" or "loadJsonContent")
                    Assert.True(File.Exists(InfraFiles.At($"{Path.GetDirectoryName(path)}/{tokens[at + 2].Text}")), $"{path} loads {tokens[at + 2].Text}, which does not exist.");
        }
    }

    [Fact]
    public void Types_and_versions_are_those_of_the_dated_list()
    {
        var listed = InfraFiles.Read("tests/Digest.Tests/Infra/api-versions.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Matches("on 20[0-9]{2}-[0-9]{2}-[0-9]{2}[.]$", listed[0]);
        Assert.Equal(listed.Skip(1), InfraFiles.Bicep.SelectMany(path => InfraFiles.Parse(path).Resources).Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Roles_are_known_and_called_by_their_names()
    {
        foreach (var path in InfraFiles.Bicep)
        {
            var tokens = InfraFiles.Parse(path).Tokens;
            for (var at = 0; at < tokens.Count; at++)
                if (tokens[at].Kind == BicepTokenKind.Text && Guid.TryParse(tokens[at].Text, out _))
                    Assert.Equal(Roles.Known.GetValueOrDefault(tokens[at].Text), tokens[at - 2].Text);
        }
    }

    [Fact]
    public void Secrets_are_marked_all_the_way_have_no_default_but_none_and_are_not_given_out()
    {
        var main = InfraFiles.Flat("infra/main.bicep");
        var secrets = InfraFiles.Parse("infra/main.bicep").Parameters.Where(parameter => parameter.Secure).ToList();
        var names = secrets.Select(secret => secret.Name).ToList();
        Assert.Equal(["smtpPassword", "digestSecret", "digestFormerSecret"], names);
        // azd asks for an empty one without a default, and there is nobody to ask in a workflow.
        Assert.All(secrets, secret => Assert.Equal(secret.HasDefault, main.Contains($"param {secret.Name} string = '' ", StringComparison.Ordinal)));
        foreach (var path in InfraFiles.Bicep)
        {
            var file = InfraFiles.Parse(path);
            Assert.All(file.Parameters.Where(parameter => names.Contains(parameter.Name)), parameter => Assert.True(parameter.Secure && (path == "infra/main.bicep" || !parameter.HasDefault), $"{path}: {parameter.Name}"));
            foreach (var statement in file.Statements)
            {
                var tokens = file.Tokens.Take(statement).ToList();
                if (tokens[0].Text == "output")
                    Assert.DoesNotContain(tokens.Where((token, at) => at == 0 || tokens[at - 1].Text != "(" || tokens[at - 2].Text != "empty"), token => token.Kind == BicepTokenKind.Name && (names.Contains(token.Text) || token.Text == "listKeys"));
            }
        }
    }

    [Fact]
    public void Secrets_go_into_the_vault_and_nowhere_else()
    {
        var file = InfraFiles.Parse("infra/main.bicep");
        var secrets = file.Parameters.Where(parameter => parameter.Secure).Select(parameter => parameter.Name).ToList();

        foreach (var statement in file.Statements.Select(range => file.Tokens.Take(range).ToList()).Where(tokens => tokens[0].Text != "param" && tokens[1].Text != "vault"))
            Assert.DoesNotContain(statement.Where((_, at) => at < 2 || (statement[at - 2].Text, statement[at - 1].Text) != ("empty", "(")), token => token.Kind == BicepTokenKind.Name && secrets.Contains(token.Text));
    }

    [Fact]
    public void Every_parameter_can_be_set_through_azd_and_has_the_same_default_there()
    {
        var declared = InfraFiles.Parse("infra/main.bicep").Parameters;
        var main = InfraFiles.Flat("infra/main.bicep");
        using var json = JsonDocument.Parse(InfraFiles.Read("infra/main.parameters.json"));
        var given = json.RootElement.GetProperty("parameters").EnumerateObject().ToDictionary(parameter => parameter.Name, parameter => parameter.Value.GetProperty("value").GetString()!);

        Assert.Equal(declared.Select(parameter => parameter.Name).Order(StringComparer.Ordinal), given.Keys.Order(StringComparer.Ordinal));
        Assert.All(declared, parameter => Assert.Equal(parameter.HasDefault && parameter.Name != "principalId", given[parameter.Name].Contains('=', StringComparison.Ordinal)));
        Assert.All(given.Where(parameter => parameter.Value.Contains('=', StringComparison.Ordinal)), parameter =>
        {
            var value = parameter.Value[(parameter.Value.IndexOf('=', StringComparison.Ordinal) + 1)..^1];
            Assert.True(new[] { $"string = '{value}' ", $"bool = {value} ", $"int = {value} " }.Any(end => (main + " ").Contains($"param {parameter.Key} {end}", StringComparison.Ordinal)), $"{parameter.Key}: {value}");
        });
    }

    [Fact]
    public void Alerts_bear_the_names_of_the_runbook_and_point_at_its_sections()
    {
        var source = InfraFiles.Read("infra/modules/alerts.bicep");
        var tokens = BicepFile.Read(source).Tokens;
        var names = Enumerable.Range(2, tokens.Count - 2).Where(at => tokens[at - 2].Text == "name" && tokens[at].Kind == BicepTokenKind.Text && char.IsUpper(tokens[at].Text.FirstOrDefault())).Select(at => tokens[at].Text);

        Assert.Equal(Alerts, names.Order(StringComparer.Ordinal));
        Assert.Contains("docs/runbook.md#${toLower(rule.name)}", source, StringComparison.Ordinal);
        Assert.All(["appunhealthy", "eventsdeadlettered"], section => Assert.Contains("docs/runbook.md#" + section, source, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_container_that_the_app_names_is_made()
    {
        var made = InfraFiles.Parse("infra/modules/storage.bicep").Tokens.Select(token => token.Text).ToHashSet();
        var named = InfraFiles.Read("src/Digest.Azure/StorageNames.cs").Split('\n').Where(line => line.Contains("Container = \"", StringComparison.Ordinal)).Select(line => line.Split('"')[1]).ToList();

        Assert.NotEmpty(named);
        Assert.All([.. named, "config", "deployment", "deadletters"], container => Assert.Contains(container, made));
    }

    [Fact]
    public void Event_Grid_tells_of_whole_uploads_into_the_container_of_articles_only()
    {
        var source = InfraFiles.Read("infra/modules/subscription.bicep");

        Assert.All(
            ["'Microsoft.Storage.BlobCreated'", "subjectBeginsWith: '/blobServices/default/containers/articles/blobs/'", "['CopyBlob', 'PutBlob', 'PutBlockList', 'FlushWithClose']", "functionName=Host.Functions.IngestArticle&", "blobContainerName: 'deadletters'"],
            part => Assert.Contains(part, source, StringComparison.Ordinal));
        Assert.True(File.Exists(InfraFiles.At("src/Digest.Functions/Articles/IngestArticle.cs")));
    }
}
