using System.Text;

namespace Digest.Core.Templates.Overrides;

/// <summary>One file of a publisher: its text, or why it has none. A file that nobody reads harms nobody.</summary>
/// <param name="Path">Its path: <c>email.html</c> for all editions, <c>weekly/email.html</c> for one.</param>
/// <param name="Text">What it says.</param>
/// <param name="Problem">Why it cannot be used; null when it can.</param>
public sealed record TemplateFile(string Path, string Text, TemplateException? Problem)
{
    /// <summary>The most bytes that a file may have.</summary>
    public const int MostBytes = 256 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A file with this content.</summary>
    public static TemplateFile Of(string path, ReadOnlySpan<byte> content)
    {
        if (content.Length > MostBytes)
            return TooLarge(path, content.Length);
        try
        {
            return new TemplateFile(path, Strict.GetString(content.StartsWith("\uFEFF"u8) ? content[3..] : content), null);
        }
        catch (DecoderFallbackException exception)
        {
            return Refused(path, $"It is not UTF-8 at byte {exception.Index:N0}", "Save it with the encoding UTF-8");
        }
    }

    /// <summary>A file that is not read, because of its size.</summary>
    public static TemplateFile TooLarge(string path, long bytes) =>
        Refused(path, $"It has {bytes:N0} bytes; a template has at most {MostBytes:N0}", "Put pictures on the web and link to them, and take out what is not printed");

    private static TemplateFile Refused(string path, string cause, string remedy) => new(path, "", new TemplateException(path, 0, 0, cause, remedy));
}
