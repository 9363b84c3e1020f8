using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Boilerplate;

namespace Digest.Core.Articles.Body;

/// <summary>What is known of each line without any markup: its shape, its place, and the lines around it.</summary>
internal sealed class LineFeatures
{
    /// <summary>The number of columns that it fills.</summary>
    public const int Count = 62;

    private const int Reach = 3;
    private const int Near = 5;
    private const int Far = 12;

    private readonly IReadOnlyList<Block> _blocks;
    private readonly LineShape[] _shapes;
    private readonly float[] _characters;
    private readonly float[] _prose;
    private readonly float[] _linked;
    private readonly int[] _proseBefore;
    private readonly int[] _proseAfter;
    private readonly int[] _phraseBefore;
    private readonly int[] _phraseAfter;
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);

    public LineFeatures(IReadOnlyList<Block> blocks)
    {
        _blocks = blocks;
        var count = blocks.Count;
        _shapes = new LineShape[count];
        _characters = new float[count + 1];
        _prose = new float[count + 1];
        _linked = new float[count + 1];
        _proseBefore = new int[count];
        _proseAfter = new int[count];
        _phraseBefore = new int[count];
        _phraseAfter = new int[count];
        for (var i = 0; i < count; i++)
        {
            var shape = _shapes[i] = new LineShape(blocks[i]);
            _characters[i + 1] = _characters[i] + shape.Weight;
            _prose[i + 1] = _prose[i] + (shape.IsProse && shape.LinkShare < 0.5f ? shape.Weight : 0);
            _linked[i + 1] = _linked[i] + (shape.LinkShare * shape.Weight);
            _repeats[blocks[i].Text] = _repeats.GetValueOrDefault(blocks[i].Text) + 1;
        }

        Measure();
    }

    public LineShape ShapeOf(int index) => _shapes[index];

    public void Write(int index, ref FeatureRow row)
    {
        var count = _shapes.Length;
        ref readonly var shape = ref _shapes[index];
        var block = _blocks[index];
        row.AddLog(shape.Weight);
        row.AddLog(shape.Words);
        row.Add(shape.LettersOfWord);
        row.Add(shape.LinkShare);
        row.Add(shape.EndsInStop);
        row.Add(shape.EndsInColon);
        row.Add(shape.IsElided);
        row.Add(shape.IsProse);
        row.Add(shape.Digits);
        row.Add(shape.Capitals);
        row.Add(shape.Signs);
        row.Add(shape.Pauses);
        row.Add(block.Level);
        row.Add(block.Kind == BlockKind.ListItem);
        row.Add(block.Kind == BlockKind.Quote);
        row.Add(block.Kind == BlockKind.Caption);
        row.Add(shape.Phrase is { } phrase ? 1 + (int)phrase : 0);
        row.Add(shape.IsWholePhrase);
        row.Add(_repeats[block.Text]);
        row.Add((float)index / count);
        row.Add(_characters[index] / Math.Max(1, _characters[count]));
        row.AddLog(index);
        row.AddLog(count - 1 - index);

        for (var offset = -Reach; offset <= Reach; offset++)
        {
            if (offset == 0)
                continue;
            var at = index + offset;
            if (at < 0 || at >= count)
            {
                row.Add(-1);
                row.Add(-1);
                row.Add(-1);
            }
            else
            {
                row.AddLog(_shapes[at].Weight);
                row.Add(_shapes[at].LinkShare);
                row.Add(_shapes[at].EndsInStop);
            }
        }

        Window(index, Near, ref row);
        Window(index, Far, ref row);
        row.AddLog(_proseBefore[index]);
        row.AddLog(_proseAfter[index]);
        row.AddLog(_phraseBefore[index]);
        row.AddLog(_phraseAfter[index]);
        row.Add(_prose[index] / Math.Max(1, _prose[count]));
        row.AddLog(_prose[index]);
        row.AddLog(_prose[count] - _prose[index + 1]);
        row.AddLog(count);
        row.AddLog(_prose[count]);
        row.Add(_prose[count] / Math.Max(1, _characters[count]));
        row.Add(_linked[count] / Math.Max(1, _characters[count]));
    }

    // The lines around it: how much of them is prose, how long they are, how much is links.
    private void Window(int index, int reach, ref FeatureRow row)
    {
        var (before, after) = (Math.Max(0, index - reach), Math.Min(_shapes.Length, index + 1 + reach));
        row.Add((_prose[index] - _prose[before]) / Math.Max(1, _characters[index] - _characters[before]));
        row.Add((_prose[after] - _prose[index + 1]) / Math.Max(1, _characters[after] - _characters[index + 1]));
        row.AddLog((_characters[index] - _characters[before]) / reach);
        row.AddLog((_characters[after] - _characters[index + 1]) / reach);
        row.Add((_linked[after] - _linked[before]) / Math.Max(1, _characters[after] - _characters[before]));
    }

    private void Measure()
    {
        const int None = 1_000;
        var (prose, phrase) = (None, None);
        for (var i = 0; i < _shapes.Length; i++)
        {
            (_proseBefore[i], _phraseBefore[i]) = (prose, phrase);
            prose = _shapes[i].IsProse && _shapes[i].LinkShare < 0.5f ? 0 : Math.Min(None, prose + 1);
            phrase = _shapes[i] is { IsWholePhrase: true, Phrase: PhraseKind.Comments or PhraseKind.Related } ? 0 : Math.Min(None, phrase + 1);
        }

        (prose, phrase) = (None, None);
        for (var i = _shapes.Length - 1; i >= 0; i--)
        {
            (_proseAfter[i], _phraseAfter[i]) = (prose, phrase);
            prose = _shapes[i].IsProse && _shapes[i].LinkShare < 0.5f ? 0 : Math.Min(None, prose + 1);
            phrase = _shapes[i] is { IsWholePhrase: true, Phrase: PhraseKind.Comments or PhraseKind.Related } ? 0 : Math.Min(None, phrase + 1);
        }
    }
}
