using Digest.Core.Articles;

namespace Digest.Core.Templates;

/// <summary>How what a template prints is written, so that no author of a template has to think of it.</summary>
/// <param name="Encode">Writes a text.</param>
/// <param name="Isolate">Writes a text of a direction, with its foreign runs kept together.</param>
/// <param name="Address">Writes an address of our own.</param>
internal sealed record PrintForm(Func<string, string> Encode, Func<string, TextDirection, string> Isolate, Func<string, string> Address)
{
    public static PrintForm Html { get; } = new(Markup.Encode, Bidi.Html, Markup.Encode);

    public static PrintForm Text { get; } = new(text => text, Bidi.Text, address => address);

    public static PrintForm Style { get; } = new(Markup.EncodeStyle, Bidi.Text, Markup.EncodeStyle);

    /// <summary>The form that the name of a template asks for.</summary>
    public static PrintForm Of(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTML" => Html,
        ".CSS" => Style,
        _ => Text,
    };

    /// <summary>The form of a template that one of this form includes: a page takes in stylesheets, everything else stays what it is.</summary>
    public PrintForm Within(string path) => this == Html && Of(path) == Style ? Style : this;
}
