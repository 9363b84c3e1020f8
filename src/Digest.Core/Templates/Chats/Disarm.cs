using System.Text;

namespace Digest.Core.Templates.Chats;

/// <summary>
/// Takes their effect from signs that chat programs act on wherever they stand: mentions, tags, commands, emoji by name and
/// bare addresses. An invisible word joiner keeps them apart from what follows, and nothing else changes.
/// </summary>
internal static class Disarm
{
    public const char WordJoiner = '\u2060';

    public static string Text(string text)
    {
        var harmless = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            harmless.Append(text[i]);
            if (i + 1 < text.Length && Acts(text, i))
                harmless.Append(WordJoiner);
        }

        return harmless.ToString();
    }

    private static bool Acts(string text, int at)
    {
        var next = text[at + 1];
        return text[at] switch
        {
            '@' or '#' or '＠' or '＃' => IsWord(next),
            ':' => next is '/' || NamesEmoji(text, at + 1),
            '/' => char.IsAsciiLetter(next) && (at is 0 || !char.IsLetterOrDigit(text[at - 1])),
            // What Slack and Discord make mentions of, and what Teams makes dates of.
            '<' => next is '!' or '@' or '#' or ':' or 't',
            '{' => next is '{',
            _ => false,
        };
    }

    // A name may stand in an isolate of its own.
    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.IsHighSurrogate(c) || c is '_' or Bidi.FirstStrongIsolate;

    private static bool NamesEmoji(string text, int at)
    {
        const int LongestName = 100;
        for (var i = at; i < text.Length && i < at + LongestName; i++)
            if (text[i] is ':')
                return i > at;
            else if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] is not ('_' or '-' or '+' or '\''))
                return false;
        return false;
    }
}
