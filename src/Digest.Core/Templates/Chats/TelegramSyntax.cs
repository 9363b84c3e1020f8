using System.Text;
using System.Text.RegularExpressions;

namespace Digest.Core.Templates.Chats;

/// <summary>Telegram's HTML: a few tags, and four entities by name.</summary>
internal sealed partial class TelegramSyntax : ChatSyntax
{
    public override string Prose(string text, bool startsLine) => Encode(Disarm.Text(text));

    public override string Address(string url) => Encode(url);

    public override string Shown(string line) => Tags().Replace(line, "");

    public override bool OpensLink(string words) => words is [.., '=', '"' or '\''] or [.., '='];

    private static string Encode(string text) => new StringBuilder(text)
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").ToString();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
