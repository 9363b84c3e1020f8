using Digest.Core.Articles;
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

    /// <exception cref="TemplateException">The file is missing or broken.</exception>
    public static Theme Load(TemplateLibrary library) => new(Yaml.Read(File, library.Read(File)));

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

    private ScriptObject Part(string name) => Values.TryGetValue(name, out var value) && value is ScriptObject part
        ? part
        : throw new TemplateException(File, 0, 0, $"It has no part `{name}`", "Add it, with `font` and `leading`");
}
