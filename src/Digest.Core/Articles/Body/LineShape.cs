using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Boilerplate;

namespace Digest.Core.Articles.Body;

/// <summary>What a line looks like, whatever its language.</summary>
internal readonly struct LineShape
{
    public LineShape(Block block)
    {
        Weight = block.Weight;
        Words = block.Words;
        LinkShare = (float)block.LinkShare;
        IsProse = block.IsProse;
        IsElided = block.IsElided;
        var text = block.Text;
        int digits = 0, capitals = 0, signs = 0, pauses = 0;
        var previous = ' ';
        foreach (var c in text)
        {
            if (char.IsDigit(c))
                digits++;
            else if (previous is ' ' && char.IsUpper(c))
                capitals++;
            else if (c is '|' or '/' or '>' or '»' or '›' or '•' or '·' or '©' or '#' or '@' or '★')
                signs++;
            else if (c is ',' or '،' or '.' or ';' or '؛' or '。' or '，' or '、')
                pauses++;
            previous = c;
        }

        var words = Math.Max(1, Words);
        Digits = (float)digits / text.Length;
        Capitals = (float)capitals / words;
        Signs = (float)signs / words;
        Pauses = (float)pauses / words;
        LettersOfWord = (float)text.Length / words;
        var end = text.AsSpan().TrimEnd("\"'”“’»«)]* ");
        EndsInStop = end.Length > 0 && end[^1] is '.' or '。' or '۔' or '؟' or '?' or '!' or '！' or '？' && !block.IsElided;
        EndsInColon = end.Length > 0 && end[^1] is ':' or '：';
        Phrase = PhraseTable.Find(block, out var isWhole);
        IsWholePhrase = Phrase is not null && isWhole;
    }

    public float Weight { get; }

    public int Words { get; }

    public float LinkShare { get; }

    public bool IsProse { get; }

    public bool IsElided { get; }

    public bool EndsInStop { get; }

    public bool EndsInColon { get; }

    /// <summary>The share of characters that are digits.</summary>
    public float Digits { get; }

    /// <summary>Words that begin in a capital, a word.</summary>
    public float Capitals { get; }

    /// <summary>Bars, arrows and bullets, a word.</summary>
    public float Signs { get; }

    /// <summary>Commas and stops, a word.</summary>
    public float Pauses { get; }

    public float LettersOfWord { get; }

    public PhraseKind? Phrase { get; }

    public bool IsWholePhrase { get; }
}
