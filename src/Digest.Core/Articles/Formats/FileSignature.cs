using System.Text;

namespace Digest.Core.Articles.Formats;

/// <summary>Knows files that are no articles by their first bytes, and says what they are.</summary>
internal static class FileSignature
{
    private static readonly (byte[] Magic, string What)[] Known =
    [
        ("%PDF-"u8.ToArray(), "a PDF document"),
        ("%!PS"u8.ToArray(), "a PostScript document"),
        ("{\\rtf"u8.ToArray(), "a rich text document (.rtf)"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a picture (PNG)"),
        ([0xFF, 0xD8, 0xFF], "a picture (JPEG)"),
        ("GIF8"u8.ToArray(), "a picture (GIF)"),
        ("II*\0"u8.ToArray(), "a picture (TIFF)"),
        ("MM\0*"u8.ToArray(), "a picture (TIFF)"),
        ("RIFF"u8.ToArray(), "a picture or recording"),
        ("ID3"u8.ToArray(), "a recording (MP3)"),
        ("OggS"u8.ToArray(), "a recording (Ogg)"),
        ([0x1F, 0x8B], "a gzip archive"),
        ("7z\u00BC\u00AF"u8.ToArray(), "a 7-Zip archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"),
        ("Rar!"u8.ToArray(), "a RAR archive"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a program"),
        ("SQLite format 3\0"u8.ToArray(), "a database"),
    ];

    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>Whether the file is a zip archive, which a .docx is.</summary>
    public static bool IsZip(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Refuses what is known to be no text.</summary>
    /// <exception cref="ArticleRejectedException">It is a picture, an archive, a program, an old Word file.</exception>
    public static void Refuse(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Compound))
        {
            throw new ArticleRejectedException(content.IndexOf(EncryptedPackage) >= 0
                ? "The document is protected by a password: remove the protection in Word and upload it again."
                : "The file is in the old Word format (.doc): save it as .docx and upload it again.");
        }

        foreach (var (magic, what) in Known)
        {
            if (content.StartsWith(magic))
                throw NoText(what);
        }

        if (content.Length > 12 && content[4..8].SequenceEqual("ftyp"u8))
            throw NoText("a video or recording");
        if (content.StartsWith("MZ"u8) && content.Contains((byte)0))
            throw NoText("a program");
        if (content.StartsWith("BM"u8) && content.Contains((byte)0))
            throw NoText("a picture (BMP)");
    }

    private static ArticleRejectedException NoText(string what) =>
        new($"The file is {what}, no text: upload the article as .txt, .html, .md or .docx.");
}
