using Scriban.Parsing;

namespace Scriban.Runtime;

/// <summary>Finds and loads what <c>include</c> names.</summary>
public interface ITemplateLoader
{
    /// <summary>The key under which the template is kept, or null if there is no such template.</summary>
    string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName);

    /// <summary>The text of the template of that key, or null.</summary>
    string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath);

    ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath);
}
