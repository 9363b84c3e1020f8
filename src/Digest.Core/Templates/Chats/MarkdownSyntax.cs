using System.Text;
using System.Text.RegularExpressions;

namespace Digest.Core.Templates.Chats;

/// <summary>Markdown as Discord and Teams know it, where a backslash takes the effect of a sign.</summary>
internal sealed partial class MarkdownSyntax : ChatSyntax
{
    public override string Prose(string text, bool startsLine)
    {
        var harmless = Disarm.Text(text);
        var markdown = new StringBuilder(harmless.Length + 16);
        var opening = startsLine ? Opening(harmless) : -1;
        for (var i = 0; i < harmless.Length; i++)
        {
            if (i == opening || harmless[i] is '\\' or '`' or '*' or '_' or '~' or '|' or '<' or '>' or '[' or ']' or '(' or ')')
                markdown.Append('\\');
            markdown.Append(harmless[i]);
        }

        return markdown.ToString();
    }

    public override string Address(string url) => url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);

    public override string Shown(string line) => Markup().Replace(line, "");

    public override bool OpensLink(string words) => words.EndsWith("](", StringComparison.Ordinal) || words is [.., '<'];

    /// <summary>The sign that would make the line a heading, a quotation or an item of a list; -1 when there is none.</summary>
    private static int Opening(string text)
    {
        if (text is ['#' or '-' or '+', ..])
            return 0;
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && text[digits] is '.' ? digits : -1;
    }

    [GeneratedRegex(@"\]\([^)]*\)|[\[\]*_~`]", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();
}
