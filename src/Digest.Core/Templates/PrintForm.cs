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

    /// <summary>The form that the name of a template asks for.</summary>
    public static PrintForm Of(string path) => path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? Html : Text;
}
