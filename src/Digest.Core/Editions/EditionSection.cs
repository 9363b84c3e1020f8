using System.ComponentModel.DataAnnotations;

namespace Digest.Core.Editions;

/// <summary>A section of an edition: its heading, and the names that articles give it.</summary>
public sealed class EditionSection
{
    /// <summary>The heading that readers see, at most 60 characters.</summary>
    [Required, StringLength(60)]
    public string Title { get; set; } = "";

    /// <summary>What articles call it, in any language: <c>اقتصاد</c>, <c>Business</c>, <c>Économie</c>. The title itself need not be among them.</summary>
    public IList<string> Names { get; set; } = [];
}
