using Digest.Core.Articles;
using Digest.Core.Editions;
using Scriban.Runtime;

namespace Digest.Core.Templates;

/// <summary>Colours, type and spacing, and what depends on the direction of a text.</summary>
internal sealed class Theme
{
    private const string File = "theme.yaml";

    private readonly ScriptObject _rtl;
    private readonly ScriptObject _ltr;

    private Theme(ScriptObject values)
    {
        Values = values;
        _rtl = Part("rtl");
        _ltr = Part("ltr");
    }

    /// <summary>All of it, as templates name it.</summary>
    public ScriptObject Values { get; }

    /// <summary>The theme of the templates with what the edition's brand says instead.</summary>
    /// <exception cref="TemplateException">The file is missing or broken.</exception>
    public static Theme Load(TemplateLibrary library, Brand brand)
    {
        var theme = new Theme(Yaml.Read(File, library.Read(File)));
        theme.Set("light", "accent", brand.Accent);
        theme.Set("dark", "accent", brand.DarkAccent);
        theme.Set("light", "band", brand.Band);
        theme.Set("dark", "band", brand.Band);
        theme.Set("rtl", "font", brand.RightToLeftFont);
        theme.Set("ltr", "font", brand.LeftToRightFont);
        return theme;
    }

    /// <summary>
    /// Adds <c>direction</c>, <c>align</c> (the side on which lines begin), <c>opposite</c> (the other one), and all that the theme
    /// says for the direction. Sides are physical, since mail clients do not know the logical properties of CSS.
    /// </summary>
    public void AddSides(ScriptObject values, TextDirection direction)
    {
        foreach (var (name, value) in direction is TextDirection.Rtl ? _rtl : _ltr)
            values[name] = value;
        values["direction"] = Bidi.Name(direction);
        (values["align"], values["opposite"]) = direction is TextDirection.Rtl ? ("right", "left") : ("left", "right");
    }

    private void Set(string part, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            Part(part)[name] = value;
    }

    private ScriptObject Part(string name) => Values.TryGetValue(name, out var value) && value is ScriptObject part
        ? part
        : throw new TemplateException(File, 0, 0, $"It has no part `{name}`", "Add it, with `font` and `leading`");
}
