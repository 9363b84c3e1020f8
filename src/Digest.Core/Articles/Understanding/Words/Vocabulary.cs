namespace Digest.Core.Articles.Understanding.Words;

/// <summary>Numbers folded words in the order in which they come. All letters stand in one array, so that a text costs no string a word.</summary>
internal sealed class Vocabulary(int expected)
{
    private char[] _letters = new char[Math.Max(64, expected * 6)];
    private (int Start, int Length, ulong Hash)[] _words = new (int, int, ulong)[Math.Max(16, expected)];
    private int[] _slots = new int[SlotsFor(expected)];
    private int _end;

    /// <summary>How many words it holds.</summary>
    public int Count { get; private set; }

    /// <summary>The letters of a word.</summary>
    public ReadOnlySpan<char> this[int word] => _letters.AsSpan(_words[word].Start, _words[word].Length);

    /// <summary>The hash of a word (FNV-1a, mixed): the same on every machine and run.</summary>
    public ulong HashOf(int word) => _words[word].Hash;

    /// <summary>The hash that a word is found by.</summary>
    public static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var c in word)
            hash = (hash ^ c) * 1_099_511_628_211UL;
        return hash ^ (hash >> 29);
    }

    /// <summary>The number of a word; -1 when it is unknown.</summary>
    public int Find(ReadOnlySpan<char> word) => Find(word, Hash(word));

    /// <summary>The number of a word whose hash is known; -1 when it is unknown.</summary>
    public int Find(ReadOnlySpan<char> word, ulong hash) => _slots[Slot(word, hash)] - 1;

    /// <summary>The number of a word, new or known.</summary>
    public int Add(ReadOnlySpan<char> word)
    {
        var hash = Hash(word);
        var slot = Slot(word, hash);
        if (_slots[slot] > 0)
            return _slots[slot] - 1;

        if (_end + word.Length > _letters.Length)
            Array.Resize(ref _letters, (_letters.Length * 2) + word.Length);
        if (Count == _words.Length)
            Array.Resize(ref _words, Count * 2);
        word.CopyTo(_letters.AsSpan(_end));
        _words[Count] = (_end, word.Length, hash);
        _end += word.Length;
        _slots[slot] = ++Count;
        if (Count * 2 > _slots.Length)
            Grow();
        return Count - 1;
    }

    private int Slot(ReadOnlySpan<char> word, ulong hash)
    {
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        while (_slots[slot] is > 0 and var taken && !(_words[taken - 1].Hash == hash && this[taken - 1].SequenceEqual(word)))
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var word = 0; word < Count; word++)
        {
            var slot = (int)_words[word].Hash & mask;
            while (_slots[slot] > 0)
                slot = (slot + 1) & mask;
            _slots[slot] = word + 1;
        }
    }

    private static int SlotsFor(int expected) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(32, expected * 2));
}
