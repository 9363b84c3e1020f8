using System.Text;

namespace Digest.Core.Templates;

/// <summary>
/// A rendered text cut at its <see cref="ReaderMark"/>s, once for all readers: n + 1 literals around n fields.
/// </summary>
public sealed class ReaderTemplate
{
    private ReaderTemplate(IReadOnlyList<string> literals, IReadOnlyList<string> fields) => (Literals, Fields) = (literals, fields);

    /// <summary>What stands before, between and after the marks: one more than <see cref="Fields"/>, some may be empty.</summary>
    public IReadOnlyList<string> Literals { get; }

    /// <summary>The fields that the marks name, in their order.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Cuts a text at its marks.</summary>
    /// <param name="text">The rendered text.</param>
    /// <param name="part">What the text is, for messages: <c>the text of the mail</c>.</param>
    /// <exception cref="FormatException">A mark is not closed, or names a field that no reader has.</exception>
    public static ReaderTemplate Parse(string text, string part)
    {
        List<string> literals = [];
        List<string> fields = [];
        var start = 0;
        while (text.AsSpan(start).IndexOfAny(ReaderMark.Open, ReaderMark.Close) is var offset and >= 0)
        {
            var open = start + offset;
            var close = text.IndexOf(ReaderMark.Close, open);
            if (text[open] == ReaderMark.Close || close < 0)
                throw new FormatException($"A reader's mark is not whole at character {open} of {part}.");
            var field = text[(open + 1)..close];
            if (!ReaderFields.Known.Contains(field))
                throw new FormatException($"The mark '{field}' at character {open} of {part} names no field of a reader: known are {string.Join(", ", ReaderFields.Known)}.");
            literals.Add(text[start..open]);
            fields.Add(field);
            start = close + 1;
        }

        literals.Add(text[start..]);
        return new ReaderTemplate(literals, fields);
    }

    /// <summary>The reader's values for <see cref="Fields"/>, in their order.</summary>
    public string[] Values(ReaderFields reader, ReaderEncoding encoding)
    {
        var values = new string[Fields.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = reader.Value(Fields[i], encoding);
        return values;
    }

    /// <summary>The whole text for one reader.</summary>
    public string Fill(ReaderFields reader, ReaderEncoding encoding)
    {
        var text = new StringBuilder(Literals[0]);
        for (var i = 0; i < Fields.Count; i++)
            text.Append(reader.Value(Fields[i], encoding)).Append(Literals[i + 1]);
        return text.ToString();
    }
}
