using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Scriban;
using Scriban.Parsing;

namespace Digest.Core.Templates;

/// <summary>The templates of a source, parsed once per text: a changed file is used with the next issue, without a restart.</summary>
internal sealed partial class TemplateLibrary(ITemplateSource source)
{
    private readonly ConcurrentDictionary<string, Entry> _parsed = new(StringComparer.Ordinal);

    /// <summary>The text of a file.</summary>
    /// <exception cref="TemplateException">There is none.</exception>
    public string Read(string path) => Find(path)
        ?? throw new TemplateException(path, 0, 0, "There is no such file", "Restore it from the templates that the digest came with");

    /// <summary>The text of a file; null when there is none, or when the path is not one of a template.</summary>
    public string? Find(string path) => IsPath(path) ? source.Read(path) : null;

    /// <summary>Whether a path can be one of a template.</summary>
    public static bool IsPath(string path) => Path().IsMatch(path);

    /// <summary>The parsed template.</summary>
    /// <exception cref="TemplateException">There is none, or it has a syntax error.</exception>
    public Template Parse(string path)
    {
        var text = Read(path);
        if (_parsed.TryGetValue(path, out var entry) && entry.Text == text)
            return entry.Template;
        var template = Template.Parse(text, path);
        if (template.HasErrors)
        {
            var error = template.Messages.First(message => message.Type is ParserMessageType.Error);
            // What is missing at the end of the file has no place of its own.
            var (line, column) = error.Span.Start.Line >= 0 ? (error.Span.Start.Line + 1, error.Span.Start.Column + 1) : (text.AsSpan().TrimEnd('\n').Count('\n') + 1, 1);
            throw new TemplateException(path, line, column, error.Message.TrimEnd('.'),
                "Correct the syntax at this place; README.md beside the templates shows what they can say");
        }

        _parsed[path] = new(text, template);
        return template;
    }

    [GeneratedRegex(@"\A[a-z0-9_-]+(?:/[a-z0-9_-]+){0,4}\.[a-z]{2,4}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    private sealed record Entry(string Text, Template Template);
}
