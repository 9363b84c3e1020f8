using System.Collections.Frozen;
using System.Text;

namespace Digest.Mail.Dkim;

/// <summary>Which fields of a header a signature covers, in the order in which it names them.</summary>
internal static class SignedFields
{
    /// <summary>More fields than that are refused.</summary>
    public const int Most = 100;

    private static readonly FrozenSet<string> Covered = new[]
    {
        "From", "Sender", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To", "References",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Feedback-ID", "Auto-Submitted",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Covered.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Named once more than they are there, so that nobody on the way can add one that a reader's program shows instead.</summary>
    public static ReadOnlySpan<byte> NamedOnceMore => "From:Reply-To:To:Subject:Date:Message-ID"u8;

    /// <summary>The length of a header, without the empty line behind it.</summary>
    /// <exception cref="FormatException">The message has no header, or nothing behind it.</exception>
    public static int HeaderLength(ReadOnlySpan<byte> message) =>
        message.IndexOf("\r\n\r\n"u8) is var end and > 0 ? end + 2 : throw new FormatException("The message cannot be signed: no empty line ends its header.");

    /// <summary>Finds the fields to be covered, from the first to the last; gives their number.</summary>
    /// <exception cref="FormatException">A line is no field, or there are too many.</exception>
    public static int Find(ReadOnlySpan<byte> header, Span<Range> fields)
    {
        var (count, start) = (0, 0);
        while (start < header.Length)
        {
            var end = start;
            do
            {
                end += header[end..].IndexOf((byte)'\n') + 1;
            }
            while (end < header.Length && header[end] is (byte)' ' or (byte)'\t');
            if (NameLength(header[start..end]) is not (var length and > 0))
                throw new FormatException("The message cannot be signed: a line of its header is no field.");
            if (IsCovered(header.Slice(start, length)))
            {
                if (count == fields.Length)
                    throw new FormatException($"The message cannot be signed: its header has more than {fields.Length} fields.");
                fields[count++] = start..end;
            }

            start = end;
        }

        return count;
    }

    public static int NameLength(ReadOnlySpan<byte> field) => field.IndexOf((byte)':');

    private static bool IsCovered(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[64];
        if (name.Length > text.Length || Ascii.ToUtf16(name, text, out var length) != System.Buffers.OperationStatus.Done)
            return false;
        text = text[..length];
        return Lookup.Contains(text) || text.StartsWith("List-", StringComparison.OrdinalIgnoreCase);
    }
}
