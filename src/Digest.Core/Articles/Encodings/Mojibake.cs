using System.Text;
using System.Text.Unicode;

namespace Digest.Core.Articles.Encodings;

/// <summary>Repairs text whose UTF-8 was taken for a code page and saved as UTF-8 again: Ã© for é, Ø§Ù„ or ط§ظ„ for ال.</summary>
internal static class Mojibake
{
    // So many words that hold together as UTF-8 are no accident.
    private const int Certain = 3;

    // So many more words that are whole tell that an Arabic text is not broken.
    private const int Enough = 200;

    // The bytes that begin a character in UTF-8, which windows-1252 has at their own places.
    private const char FirstLead = '\u00C2';
    private const char LastLead = '\u00F4';

    // The trade mark sign is the last character of both code pages.
    private const int Reach = 0x2123;

    // The byte of each character; 0 for those that the code page lacks, and for ASCII.
    private static readonly byte[] Western = Bytes("windows-1252");
    private static readonly byte[] Arabic = Bytes("windows-1256");

    /// <summary>The text repaired, with what an editor should know; as it was, and null, when nothing is wrong with it.</summary>
    public static (string Text, string? Warning) Repair(string text)
    {
        foreach (var page in (byte[][])[Western, Arabic])
        {
            if (page == Western && !text.AsSpan().ContainsAnyInRange(FirstLead, LastLead))
                continue;

            var (repaired, broken, whole) = Read(text, page);
            if (broken >= Certain && (page == Western || broken > whole))
                return (repaired, $"The text was encoded twice: {broken} words were repaired. Check its letters, and save it as UTF-8 once.");
            if (broken > 0 && page == Western)
                return (text, $"{broken} words look as if they were encoded twice (Ã© for é): check the letters of the text, and save it as UTF-8 once.");
        }

        return (text, null);
    }

    // Runs of characters that the code page has beyond ASCII: broken ones are UTF-8 when they are bytes again.
    private static (string Text, int Broken, int Whole) Read(string text, byte[] page)
    {
        StringBuilder? repaired = null;
        var bytes = new List<byte>();
        int broken = 0, whole = 0, copied = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] < page.Length && page[text[i]] is not 0 and var b)
            {
                bytes.Add(b);
                continue;
            }

            if (bytes.Count > 0)
            {
                var run = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes);
                if (MayBeUtf8(run) && Utf8.IsValid(run))
                {
                    broken++;
                    repaired = (repaired ?? new StringBuilder(text.Length)).Append(text, copied, i - bytes.Count - copied).Append(Encoding.UTF8.GetString(run));
                    copied = i;
                }
                else if (++whole - broken > Enough && page == Arabic)
                {
                    return (text, broken, whole);
                }

                bytes.Clear();
            }
        }

        return (repaired is null ? text : repaired.Append(text, copied, text.Length - copied).ToString(), broken, whole);
    }

    // The letters of a code page are no bytes that continue a character: one look tells nearly all words from broken ones.
    private static bool MayBeUtf8(ReadOnlySpan<byte> run) => run.Length > 1 && (run[1] & 0xC0) == 0x80;

    // Bytes that the code page leaves open stay controls, as in Latin-1.
    private static byte[] Bytes(string name)
    {
        var bytes = new byte[Reach];
        for (var b = 0x80; b <= 0xFF; b++)
            bytes[CodePages.Find(name)!.GetString([(byte)b])[0]] = (byte)b;
        for (var b = 0x80; b <= 0x9F; b++)
            bytes[b] = (byte)b;
        return bytes;
    }
}
