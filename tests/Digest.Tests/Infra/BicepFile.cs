namespace Digest.Tests.Infra;

/// <summary>What a file of Bicep declares.</summary>
internal sealed class BicepFile
{
    private static readonly string[] Keywords = ["param", "var", "resource", "module", "output", "targetScope"];

    public List<Parameter> Parameters { get; } = [];
    public List<Resource> Resources { get; } = [];
    public List<Module> Modules { get; } = [];
    public List<string> Variables { get; } = [];
    public List<string> Outputs { get; } = [];
    public IReadOnlyList<BicepToken> Tokens { get; private init; } = [];

    /// <summary>Statements outside all brackets: where each begins and ends.</summary>
    public List<Range> Statements { get; } = [];

    /// <exception cref="FormatException">Brackets or strings do not close.</exception>
    public static BicepFile Read(string source)
    {
        var file = new BicepFile { Tokens = BicepLexer.Read(source) };
        file.ReadDeclarations();
        return file;
    }

    public bool IsKey(int at) =>
        Tokens[at].Kind is BicepTokenKind.Name or BicepTokenKind.Text && Sign(at + 1) == ":" && (Tokens[at].FirstOfLine || Sign(at - 1) is "{" or ",");

    public string? Sign(int at) => at >= 0 && at < Tokens.Count && Tokens[at].Kind == BicepTokenKind.Sign ? Tokens[at].Text : null;

    private void ReadDeclarations()
    {
        var open = new Stack<BicepToken>();
        var around = new Stack<(int Depth, string Type)>();
        var secure = false;
        var starts = new List<int>();
        for (var at = 0; at < Tokens.Count; at++)
        {
            var token = Tokens[at];
            if (token.Kind == BicepTokenKind.Sign)
                Count(open, token);
            if (token.Kind != BicepTokenKind.Name || at + 1 >= Tokens.Count)
                continue;
            secure |= open.Count == 0 && token.Text == "secure" && Sign(at - 1) == "@";
            var next = Tokens[at + 1];
            if (!token.FirstOfLine || !Keywords.Contains(token.Text) || Sign(at + 1) is ":" || open.Count > 0 && token.Text != "resource")
                continue;
            if (open.Count == 0)
                starts.Add(at);
            switch (token.Text)
            {
                case "param":
                    Parameters.Add(new(next.Text, secure, Tokens.Skip(at + 2).TakeWhile(other => !other.FirstOfLine).Any(other => other is { Kind: BicepTokenKind.Sign, Text: "=" })));
                    secure = false;
                    break;
                case "var":
                    Variables.Add(next.Text);
                    break;
                case "output":
                    Outputs.Add(next.Text);
                    break;
                case "module":
                    Modules.Add(new(next.Text, Tokens[at + 2].Text, Passed(at), token.Line));
                    break;
                case "resource":
                    while (around.TryPeek(out var outer) && outer.Depth >= open.Count)
                        around.Pop();
                    var (type, version) = Tokens[at + 2].Text.Split('@') is [var before, var after] ? (before, after) : throw new FormatException($"({token.Line}): resource {next.Text} has no type@version.");
                    if (around.TryPeek(out var parent))
                        type = $"{parent.Type}/{type}";
                    around.Push((open.Count, type));
                    Resources.Add(new(next.Text, $"{type}@{version}", open.Count > 0));
                    break;
            }
        }
        if (open.TryPop(out var left))
            throw new FormatException($"({left.Line}): '{left.Text}' is not closed.");
        for (var i = 0; i < starts.Count; i++)
            Statements.Add(starts[i]..(i + 1 < starts.Count ? starts[i + 1] : Tokens.Count));
    }

    private static void Count(Stack<BicepToken> open, BicepToken token)
    {
        if (token.Text is "{" or "[" or "(" or "${")
            open.Push(token);
        else if (token.Text is "}" or "]" or ")" && (!open.TryPop(out var opened) || (opened.Text[^1], token.Text) is not (('{', "}") or ('[', "]") or ('(', ")"))))
            throw new FormatException($"({token.Line}): '{token.Text}' closes nothing that is open.");
    }

    private List<string> Passed(int module)
    {
        var passed = new List<string>();
        for (int at = module + 3, depth = 0, within = -1; at < Tokens.Count; at++)
        {
            if (depth == 0 && at > module + 3 && Sign(at - 1) is "}")
                break;
            if (Sign(at) is "{" or "[" or "(" or "${")
                depth++;
            else if (Sign(at) is "}" or "]" or ")")
                depth--;
            else if (depth == 1 && IsKey(at))
                within = Tokens[at].Text == "params" ? 2 : -1;
            else if (depth == within && IsKey(at))
                passed.Add(Tokens[at].Text);
        }
        return passed;
    }

    internal sealed record Parameter(string Name, bool Secure, bool HasDefault);

    internal sealed record Resource(string Name, string Type, bool Nested);

    internal sealed record Module(string Name, string Path, List<string> Passed, int Line);
}
