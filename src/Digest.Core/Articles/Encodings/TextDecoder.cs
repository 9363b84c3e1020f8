using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Digest.Core.Articles.Encodings;

/// <summary>Turns bytes into text: byte order mark, strict UTF-8, the declaration in markup, then statistics.</summary>
internal static class TextDecoder
{
    private static readonly (byte[] Mark, Encoding Encoding)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], Encoding.UTF8),
        ([0xFF, 0xFE, 0x00, 0x00], Encoding.UTF32),
        ([0x00, 0x00, 0xFE, 0xFF], new UTF32Encoding(bigEndian: true, byteOrderMark: true)),
        ([0xFF, 0xFE], Encoding.Unicode),
        ([0xFE, 0xFF], Encoding.BigEndianUnicode),
    ];

    // Some templates leave a few zero bytes between their parts.
    private const int TextPerNull = 1_000;

    /// <exception cref="ArticleRejectedException">It is no text, or broken beyond reading.</exception>
    public static DecodedText Decode(ReadOnlySpan<byte> content)
    {
        var decoded = Choose(content);
        Refuse(decoded);
        return decoded;
    }

    private static DecodedText Choose(ReadOnlySpan<byte> content)
    {
        foreach (var (mark, encoding) in Marks)
        {
            if (content.StartsWith(mark))
                return Read(content[mark.Length..], encoding);
        }

        if (Utf16Guess.Find(content) is { } utf16)
            return Read(content, utf16) with { Warning = $"The file is {utf16.WebName} without a byte order mark: save it as UTF-8." };
        if (content.Count((byte)0) > content.Length / TextPerNull)
            throw NoText();
        if (Utf8.IsValid(content) || IsNearlyUtf8(content))
            return Read(content, Encoding.UTF8);

        var declared = DeclaredEncoding.Find(content) is { } named and not UTF8Encoding ? named : null;
        var guessed = EncodingGuess.Find(content, declared) ?? throw NoText();
        var read = Read(content, guessed);
        if (declared is null)
            return read with { Warning = Both($"The file is not UTF-8 and was read as {guessed.WebName}: check its letters, and save it as UTF-8.", read.Warning) };
        return declared.CodePage == guessed.CodePage ? read : read with { Warning = Both($"The file declares {declared.WebName}, but its letters are {guessed.WebName}: check them, and save it as UTF-8.", read.Warning) };
    }

    private static DecodedText Read(ReadOnlySpan<byte> content, Encoding encoding)
    {
        var text = encoding.GetString(content);
        var broken = text.AsSpan().Count('\uFFFD');
        var damage = broken == 0 ? null : $"{broken} characters could not be read as {encoding.WebName}, the first in line {text.AsSpan(0, text.IndexOf('\uFFFD')).Count('\n') + 1}: the file's encoding is damaged.";
        var (repaired, doubt) = encoding is UTF8Encoding ? Mojibake.Repair(text) : (text, null);
        return new DecodedText(repaired, encoding.WebName, Both(damage, doubt));
    }

    private static string? Both(string? first, string? second) => first is null ? second : second is null ? first : $"{first} {second}";

    // A few damaged sequences, as copying by bytes leaves them, do not make another encoding.
    private static bool IsNearlyUtf8(ReadOnlySpan<byte> content)
    {
        int good = 0, bad = 0;
        while (!content.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(content, out _, out var consumed);
            if (status != OperationStatus.Done)
                bad++;
            else if (consumed > 1)
                good++;
            content = content[consumed..];
        }

        return good >= bad * 20;
    }

    private static void Refuse(DecodedText decoded)
    {
        int letters = 0, broken = 0, controls = 0;
        foreach (var c in decoded.Text)
        {
            if (c is >= 'ء' and <= 'ي')
                letters++;
            else if (c == '\uFFFD')
                broken++;
            else if (char.IsControl(c) && c is not ('\r' or '\n' or '\t' or '\f'))
                controls++;
            else if (char.IsLetter(c))
                letters++;
        }

        if (broken * 10 > letters + broken)
            throw new ArticleRejectedException($"The text is damaged: {broken} characters cannot be read as {decoded.Encoding}. Save it as UTF-8 and upload it again.");
        if (controls * 20 > letters + controls)
            throw NoText();
    }

    private static ArticleRejectedException NoText() =>
        new("The file is binary data, no text: upload the article as .txt, .html, .md or .docx.");
}
