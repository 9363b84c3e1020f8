using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Digest.LocalHost.Blobs;

/// <summary>A path such as <c>articles/{name}.{extension}</c>: a container and a name with tokens.</summary>
internal sealed partial class BlobPathPattern
{
    private readonly string _name;
    private readonly Regex? _matcher;

    private BlobPathPattern(string container, string name)
    {
        (Container, _name) = (container, name);
        _matcher = name.Length == 0 ? null : new Regex(Expression(name), RegexOptions.Singleline | RegexOptions.CultureInvariant);
        Prefix = name.IndexOf('{', StringComparison.Ordinal) is var token and >= 0 ? name[..token] : name;
    }

    public string Container { get; }

    /// <summary>What every name starts with, before the first token.</summary>
    public string Prefix { get; }

    public static BlobPathPattern Parse(string function, string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var container = slash < 0 ? path : path[..slash];
        if (!ContainerName().IsMatch(container))
            throw new LocalHostException($"Function {function}: '{path}' names no container. Write container/{{name}}; container names have 3 to 63 small letters, digits and single hyphens within.");
        return new BlobPathPattern(container, slash < 0 ? "" : path[(slash + 1)..]);
    }

    /// <summary>The tokens of a blob's name; false where it does not follow the pattern.</summary>
    public bool TryMatch(string container, string name, [NotNullWhen(true)] out IReadOnlyDictionary<string, string>? tokens)
    {
        tokens = null;
        if (container != Container)
            return false;
        if (_matcher is null)
            return (tokens = new Dictionary<string, string>()) is not null;
        if (_matcher.Match(name) is not { Success: true } match)
            return false;
        tokens = match.Groups.Values.Skip(1).ToDictionary(group => group.Name, group => group.Value);
        return true;
    }

    /// <summary>The blob's name, its tokens replaced by <paramref name="data"/>.</summary>
    public string Fill(string function, IReadOnlyDictionary<string, object?> data) => Token().Replace(_name, match => match.Groups[1].Value switch
    {
        "rand-guid" => Guid.NewGuid().ToString(),
        var token => data.TryGetValue(token, out var value) && value is string text
            ? text
            : throw new InvalidOperationException($"Function {function}: the event has no value for {{{token}}} in '{Container}/{_name}'."),
    });

    private static string Expression(string name)
    {
        var expression = new StringBuilder("^");
        var position = 0;
        foreach (var token in Token().Matches(name).AsEnumerable())
        {
            expression.Append(Regex.Escape(name[position..token.Index])).Append("(?<").Append(token.Groups[1].Value).Append(">.*)");
            position = token.Index + token.Length;
        }

        return expression.Append(Regex.Escape(name[position..])).Append('$').ToString();
    }

    [GeneratedRegex(@"\{([A-Za-z_][A-Za-z0-9_-]*)\}")]
    private static partial Regex Token();

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$|^\\$(root|web|logs)$")]
    private static partial Regex ContainerName();
}
