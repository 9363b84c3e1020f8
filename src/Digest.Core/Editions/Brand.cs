using System.ComponentModel.DataAnnotations;

namespace Digest.Core.Editions;

/// <summary>How an edition differs from the theme of the templates: what is null stays as the theme has it.</summary>
public sealed class Brand
{
    /// <summary>The colour of links and headings on white, six hexadecimal digits behind #.</summary>
    public string? Accent { get; set; }

    /// <summary>The same where the mail is dark.</summary>
    public string? DarkAccent { get; set; }

    /// <summary>The ground of the band with the title, which is printed in white.</summary>
    public string? Band { get; set; }

    /// <summary>The address of the logo, https; PNG or JPEG, since mail clients show no SVG.</summary>
    [StringLength(500)]
    public string? Logo { get; set; }

    /// <summary>The width at which it is shown, in pixels, from 16 to 600. Default: 160.</summary>
    [Range(16, 600)]
    public int LogoWidth { get; set; } = 160;

    /// <summary>The fonts of right-to-left text, system fonts only, quoted names in single quotes.</summary>
    [StringLength(300)]
    public string? RightToLeftFont { get; set; }

    /// <summary>The fonts of left-to-right text.</summary>
    [StringLength(300)]
    public string? LeftToRightFont { get; set; }
}
