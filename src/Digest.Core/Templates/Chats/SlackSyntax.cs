using System.Text;
using System.Text.RegularExpressions;

namespace Digest.Core.Templates.Chats;

/// <summary>
/// Slack's mrkdwn. It encodes &amp;, &lt; and &gt;, but knows no escape for the signs of formatting: where they could
/// format, signs that look the same take their place.
/// </summary>
internal sealed partial class SlackSyntax : ChatSyntax
{
    public override string Prose(string text, bool startsLine)
    {
        var harmless = Disarm.Text(text);
        var mrkdwn = new StringBuilder(harmless.Length + 16);
        if (startsLine && harmless is ['>' or '＞', ..])
            mrkdwn.Append(Disarm.WordJoiner);
        for (var i = 0; i < harmless.Length; i++)
            _ = harmless[i] switch
            {
                '&' => mrkdwn.Append("&amp;"),
                '<' => mrkdwn.Append("&lt;"),
                '>' => mrkdwn.Append("&gt;"),
                '*' or '＊' => mrkdwn.Append('∗'),
                '~' or '～' => mrkdwn.Append('∼'),
                '`' or '｀' => mrkdwn.Append('ˋ'),
                '_' or '＿' when !IsInWord(harmless, i) => mrkdwn.Append('ˍ'),
                var c => mrkdwn.Append(c),
            };
        return mrkdwn.ToString();
    }

    public override string Address(string url) => url.Replace("&", "&amp;", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);

    public override string Shown(string line) => Markup().Replace(line, "");

    public override bool OpensLink(string words) => words is [.., '<'];

    private static bool IsInWord(string text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    [GeneratedRegex(@"<[^|>]*\|?|[>*_~`]", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();
}
