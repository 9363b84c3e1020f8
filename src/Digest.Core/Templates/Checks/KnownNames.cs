namespace Digest.Core.Templates.Checks;

/// <summary>
/// What every template of a mail can name, asked of the renderer itself by a template that prints the names: so that what
/// is added there is known here.
/// </summary>
internal sealed class KnownNames
{
    private static readonly string[] Roots = ["edition", "issue", "text", "theme"];

    private const string Probe = """
        {{ func names(path, value); for name in (object.keys value); here = path + '.' + name; here; "\n"; if (object.typeof value[name]) == 'object'; names(here, value[name]); end; end; end }}
        {{ names('edition', edition); names('issue', issue); names('text', text); names('theme', theme) }}
        """;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Asks which names there are.</summary>
    /// <exception cref="TemplateException">Words or theme cannot be read.</exception>
    public KnownNames(ITemplateSource templates, SampleIssue sample)
    {
        foreach (var line in new IssueRenderer(new Probed(templates)).Render(sample.Edition, sample.Issue, sample.Composition).EmailText.Split('\n'))
            _names.Add(line.Trim('\u200E', '\u200F', ' '));
    }

    /// <summary>Where a dotted name goes wrong: the offset of its first unknown member; null when it does not, or nobody can tell.</summary>
    public int? Unknown(string name)
    {
        if (!Roots.Contains(name.Split('.')[0]))
            return null;
        for (var dot = name.IndexOf('.', StringComparison.Ordinal); dot >= 0;)
        {
            var next = name.IndexOf('.', dot + 1);
            var path = next < 0 ? name : name[..next];
            if (!_names.Contains(path))
                return dot + 1;
            // A text has members of its own, such as size.
            if (!_names.Any(known => known.StartsWith($"{path}.", StringComparison.Ordinal)))
                return null;
            dot = next;
        }

        return null;
    }

    private sealed class Probed(ITemplateSource templates) : ITemplateSource
    {
        public string? Read(string path) => path switch
        {
            "email.txt" => Probe,
            "email.html" or "web.html" => "",
            _ => templates.Read(path),
        };
    }
}
