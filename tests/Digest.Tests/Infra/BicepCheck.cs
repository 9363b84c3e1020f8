namespace Digest.Tests.Infra;

/// <summary>Finds what a compiler would find first: names that nothing declares, modules and parameters that do not fit.</summary>
internal sealed class BicepCheck(Func<string, string?> read)
{
    private static readonly HashSet<string> Functions =
    [
        "empty", "environment", "guid", "json", "listKeys", "loadJsonContent", "loadTextContent", "replace", "resourceGroup", "split",
        "subscription", "subscriptionResourceId", "tenant", "toLower", "trim", "union", "uniqueString", "uriComponent",
    ];

    private static readonly HashSet<string> Words = ["true", "false", "null", "for", "in", "if", "existing", .. new[] { "param", "var", "resource", "module", "output", "targetScope" }];

    public List<string> Problems(string path)
    {
        BicepFile file;
        try
        {
            file = BicepFile.Read(read(path) ?? throw new FormatException(": there is no such file."));
        }
        catch (FormatException wrong)
        {
            return [path + wrong.Message];
        }
        var problems = new List<string>();
        var modules = new Dictionary<string, BicepFile>();
        foreach (var module in file.Modules)
        {
            if (read(Beside(path, module.Path)) is not { } source)
            {
                problems.Add($"{path}({module.Line}): module {module.Path} does not exist.");
                continue;
            }
            var called = modules[module.Name] = BicepFile.Read(source);
            problems.AddRange(module.Passed.Except(called.Parameters.Select(parameter => parameter.Name)).Select(name => $"{path}({module.Line}): {module.Path} has no parameter {name}."));
            problems.AddRange(called.Parameters.Where(parameter => !parameter.HasDefault).Select(parameter => parameter.Name).Except(module.Passed).Select(name => $"{path}({module.Line}): {module.Path} is not given {name}."));
        }
        string[] declared = [.. file.Parameters.Select(parameter => parameter.Name), .. file.Variables, .. file.Resources.Where(resource => !resource.Nested).Select(resource => resource.Name), .. file.Modules.Select(module => module.Name)];
        problems.AddRange(declared.Concat(file.Outputs.Select(output => "output " + output)).GroupBy(name => name).Where(group => group.Count() > 1).Select(group => $"{path}: {group.Key} is declared twice."));
        var known = declared.ToHashSet();
        foreach (var statement in file.Statements)
            CheckStatement(path, file, statement, known, modules, problems);
        return problems;
    }

    private static void CheckStatement(string path, BicepFile file, Range statement, HashSet<string> declared, Dictionary<string, BicepFile> modules, List<string> problems)
    {
        var (from, count) = statement.GetOffsetAndLength(file.Tokens.Count);
        var loops = new HashSet<string>();
        for (var at = from; at < from + count; at++)
        {
            var token = file.Tokens[at];
            if (token.Kind != BicepTokenKind.Name)
                continue;
            if (token.Text == "for")
            {
                while (file.Tokens[++at] is not { Kind: BicepTokenKind.Name, Text: "in" })
                    loops.Add(file.Tokens[at].Text);
                continue;
            }
            if (token.FirstOfLine && token.Text is "param" or "output" && at == from)
            {
                // Name and type.
                while (at + 1 < from + count && file.Sign(at + 1) != "=" && !file.Tokens[at + 1].FirstOfLine)
                    at++;
                continue;
            }
            if (token.FirstOfLine && token.Text is "var" or "module" or "resource" or "targetScope" && file.Sign(at + 1) is not ":")
            {
                at += token.Text == "targetScope" ? 0 : 1;
                continue;
            }
            if (file.Sign(at - 1) == "::" && !file.Resources.Exists(resource => resource.Nested && resource.Name == token.Text))
                problems.Add($"{path}({token.Line}): no nested resource {token.Text}.");
            if (file.Sign(at - 1) is "." or "@" or "::" || file.IsKey(at) || Words.Contains(token.Text))
                continue;
            if (file.Sign(at + 1) == "(" ? !Functions.Contains(token.Text) : !declared.Contains(token.Text) && !loops.Contains(token.Text))
                problems.Add($"{path}({token.Line}): nothing declares {token.Text}.");
            var dot = file.Sign(at + 1) == "!" ? at + 2 : at + 1;
            if (modules.TryGetValue(token.Text, out var called) && file.Sign(dot) == "." && file.Tokens[dot + 1].Text == "outputs" && !called.Outputs.Contains(file.Tokens[dot + 3].Text))
                problems.Add($"{path}({token.Line}): module {token.Text} has no output {file.Tokens[dot + 3].Text}.");
        }
    }

    private static string Beside(string path, string other) => Path.GetDirectoryName(path) is { Length: > 0 } folder ? $"{folder}/{other}" : other;
}
