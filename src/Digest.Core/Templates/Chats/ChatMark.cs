using System.Text.Encodings.Web;

namespace Digest.Core.Templates.Chats;

/// <summary>
/// Marks in what a template for a chat prints where its own words end and values begin. What a value needs depends on the
/// place where it stands (a link, a heading, plain text), and that is known only when the whole message is read.
/// </summary>
internal static class ChatMark
{
    // Three that Unicode reserves for use inside a program.
    public const char Prose = '\uFDD0';
    public const char Address = '\uFDD1';
    public const char End = '\uFDD2';

    /// <summary>For templates that print text.</summary>
    public static PrintForm InText { get; } = Form(text => text);

    /// <summary>For templates that print JSON, where values stand inside quotes.</summary>
    public static PrintForm InJson { get; } = Form(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode);

    private static PrintForm Form(Func<string, string> encode)
    {
        return new PrintForm(text => Marked(Prose, text), (text, direction) => Marked(Prose, Bidi.Text(text, direction)), url => Marked(Address, url));

        string Marked(char mark, string text)
        {
            text = text.AsSpan().ContainsAnyInRange(Prose, End) ? string.Concat(text.Where(c => c is < Prose or > End)) : text;
            return text.Length > 0 ? $"{mark}{encode(text)}{End}" : "";
        }
    }
}
