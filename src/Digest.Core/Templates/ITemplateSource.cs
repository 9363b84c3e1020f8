namespace Digest.Core.Templates;

/// <summary>Where templates, locales and the theme come from. They may change while the program runs.</summary>
public interface ITemplateSource
{
    /// <summary>The text of a file by its path below the templates, with forward slashes: <c>partials/story.html</c>; null when there is none.</summary>
    string? Read(string path);
}
