namespace Digest.Tests.Infra;

/// <summary>Who may do what in a deployment: this is all of it.</summary>
public sealed class RoleAssignmentTests
{
    [Fact]
    public void Nobody_gets_another_role_than_these()
    {
        (string Who, string Where, string Role)[] expected =
        [
            ("applicationPrincipalId", "communication", "communicationAndEmailServiceOwner"),
            ("deployerPrincipalId", "storage", "blobDataContributor"),
            ("deployerPrincipalId", "storage", "queueDataContributor"),
            ("deployerPrincipalId", "storage", "tableDataContributor"),
            ("deployerPrincipalId", "vault", "keyVaultSecretsOfficer"),
            ("identityPrincipalId", "insights", "monitoringMetricsPublisher"),
            ("identityPrincipalId", "storage", "blobDataOwner"),
            ("identityPrincipalId", "storage", "queueDataContributor"),
            ("identityPrincipalId", "storage", "tableDataContributor"),
            ("identityPrincipalId", "vault", "keyVaultSecretsUser"),
            ("topic.identity.principalId", "storage::blobs::deadLetters", "blobDataContributor"),
        ];

        Assert.Equal(expected, InfraFiles.Bicep.Select(InfraFiles.Parse).SelectMany(Assignments).Order());
        Assert.Contains("identityPrincipalId : identity . outputs . principalId deployerPrincipalId : principalId", InfraFiles.Flat("infra/main.bicep"), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Who, string Where, string Role)> Assignments(BicepFile file)
    {
        var statements = file.Statements.Select(range => range.GetOffsetAndLength(file.Tokens.Count)).ToList();
        var lists = statements.Where(at => file.Tokens[at.Offset].Text == "var").ToDictionary(at => file.Tokens[at.Offset + 1].Text, at => Names(file, at.Offset + 3, at.Length - 3));
        foreach (var (from, count) in statements.Where(at => file.Tokens[at.Offset].Text == "resource" && file.Tokens[at.Offset + 2].Text.StartsWith("Microsoft.Authorization/roleAssignments@", StringComparison.Ordinal)))
        {
            var tokens = Enumerable.Range(from, count).ToList();
            var role = file.Tokens[tokens.Single(at => file.Tokens[at].Text == "Microsoft.Authorization/roleDefinitions") + 2].Text;
            var loop = tokens.FirstOrDefault(at => file.Tokens[at].Text == "for");
            List<string> roles = loop > 0 && file.Tokens[loop + 1].Text == role ? lists[file.Tokens[loop + 3].Text] : [role];
            foreach (var one in roles)
                yield return (Value(file, tokens, "principalId"), Value(file, tokens, "scope"), one);
        }
    }

    private static List<string> Names(BicepFile file, int from, int count) =>
        [.. file.Tokens.Skip(from).Take(count).Where(token => token.Kind == BicepTokenKind.Name).Select(token => token.Text)];

    private static string Value(BicepFile file, List<int> statement, string key)
    {
        var at = statement.Single(at => file.IsKey(at) && file.Tokens[at].Text == key);
        return string.Concat(file.Tokens.Skip(at + 2).TakeWhile(token => !token.FirstOfLine).Select(token => token.Text));
    }
}
