using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Understanding.Words;

/// <summary>A headline and its paragraphs cut into words once, for all who count them.</summary>
internal sealed class WordList
{
    /// <summary>The most words that are looked at; a book is known by its beginning.</summary>
    public const int MaxWords = 30_000;

    private const int LongestWord = 64;

    private readonly IReadOnlyList<string> _texts;
    private readonly int[] _starts;
    private readonly char[] _folded = new char[LongestWord];
    private Token[] _tokens;
    private int _count;

    private WordList(IReadOnlyList<string> texts)
    {
        var letters = texts.Sum(text => text.Length);
        var expected = Math.Clamp(letters / 5, 16, MaxWords);
        _texts = texts;
        _starts = new int[texts.Count + 1];
        _tokens = new Token[expected];
        Vocabulary = new Vocabulary(expected);
    }

    /// <summary>The different words.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The words of all texts.</summary>
    public ReadOnlySpan<Token> All => _tokens.AsSpan(0, _count);

    /// <summary>How many texts there are, the headline among them.</summary>
    public int Texts => _texts.Count;

    /// <summary>Cuts and folds; the texts must hold no lone surrogates.</summary>
    /// <param name="texts">The headline, then the paragraphs.</param>
    public static WordList Of(IReadOnlyList<string> texts)
    {
        var list = new WordList(texts);
        for (var i = 0; i < texts.Count; i++)
        {
            list._starts[i] = list._count;
            list.Read(texts[i]);
        }

        list._starts[^1] = list._count;
        return list;
    }

    /// <summary>A text as it was given.</summary>
    public string Text(int text) => _texts[text];

    /// <summary>The words of one text.</summary>
    public ReadOnlySpan<Token> In(int text) => All[_starts[text].._starts[text + 1]];

    /// <summary>Where the words of a text begin among all.</summary>
    public int StartOf(int text) => _starts[text];

    private void Read(string text)
    {
        var before = Gap.Break;
        var at = 0;
        while (at < text.Length && _count < MaxWords)
        {
            var c = text[at];
            if (Scripts.IsUnspaced(c))
            {
                _folded[0] = c;
                Add(at, 1, _folded.AsSpan(0, 1), Gap.Break);
                (before, at) = (Gap.Break, at + 1);
            }
            else if (FoldedLetters.Of(c) != FoldedLetters.Outside)
            {
                var start = at;
                at = ReadWord(text, at, before);
                before = at > start && IsJoint(text, at) is { } gap ? gap : Gap.Break;
            }
            else
            {
                at++;
            }
        }
    }

    // One space, hyphen or apostrophe holds two words together; anything else parts them.
    private static Gap? IsJoint(string text, int at)
    {
        if (at + 1 >= text.Length || FoldedLetters.Of(text[at + 1]) == FoldedLetters.Outside)
            return null;
        return text[at] switch
        {
            ' ' or '\u00A0' => Gap.Space,
            '-' or '\'' or '’' or '\u2010' or '\u2011' => Gap.Tight,
            _ => null,
        };
    }

    private int ReadWord(string text, int start, Gap before)
    {
        var length = 0;
        var isPlain = true;
        var at = start;
        for (; at < text.Length && !Scripts.IsUnspaced(text[at]); at++)
        {
            var folded = FoldedLetters.Of(text[at]);
            if (folded == FoldedLetters.Outside)
                break;
            if (folded == FoldedLetters.Unknown || length == LongestWord)
                isPlain = false;
            else if (folded != FoldedLetters.Dropped)
                _folded[length++] = folded;
        }

        if (isPlain && length > 0)
            Add(start, at - start, _folded.AsSpan(0, length), before);
        else if (!isPlain && at - start <= LongestWord && Folding.Fold(text[start..at]) is { Length: > 0 } whole)
            Add(start, at - start, whole, before);
        return at;
    }

    private void Add(int start, int length, ReadOnlySpan<char> folded, Gap before)
    {
        if (_count == _tokens.Length)
            Array.Resize(ref _tokens, _count * 2);
        _tokens[_count++] = new Token(start, length, Vocabulary.Add(folded), before);
    }
}
