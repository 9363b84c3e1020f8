using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Languages;

/// <summary>Tells apart the languages in Arabic script: each but Arabic has letters that Arabic lacks.</summary>
internal static class ArabicScript
{
    // A share of letters of one in this many is a language's own spelling, less is a name.
    private const int OwnShare = 25;
    private const int FewestLetters = 12;
    private const int ManyWords = 60;
    private const char First = '\u0600';
    private const int Letters = 0x100;

    // Whose own a letter is; most are common to all.
    private static readonly Owner[] Owners = Load();

    // Words that Arabic does not have, also in the spelling of an Arabic keyboard.
    private static readonly FrozenSet<string> PersianWords = "این اين است که كه از در با را برای براي های هاي می مي شد شده خود آن بود کرد كرد دارد یک يك نیست نيست هم اما سال".Split(' ').ToFrozenSet();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsPersian = PersianWords.GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Detect(Sample sample)
    {
        Span<int> own = stackalloc int[6];
        foreach (var text in sample.Texts)
        {
            foreach (var c in text)
            {
                if (c - First is >= 0 and < Letters and var letter)
                    own[(int)Owners[letter]]++;
            }
        }

        var (arabic, persian, urdu, kurdish, pashto) = (own[(int)Owner.Arabic], own[(int)Owner.Persian], own[(int)Owner.Urdu], own[(int)Owner.Kurdish], own[(int)Owner.Pashto]);
        var letters = sample.Count(Script.Arabic);
        if (kurdish * OwnShare > letters && kurdish > urdu)
            return "ckb";
        if (pashto * OwnShare > letters && pashto > urdu)
            return "ps";
        if (urdu * OwnShare > letters)
            return "ur";
        if (persian * OwnShare > letters && persian > arabic)
            return "fa";

        if (letters > FewestLetters && arabic * 12 > letters && persian == 0)
            return "ar";

        // A Persian text may be typed on an Arabic keyboard.
        var (found, words) = CountPersian(sample);
        if (found > 1 && found * 8 > words)
            return "fa";
        return letters >= FewestLetters || arabic > 0 || StartsWithArticle(sample) ? "ar" : LanguageDetector.Unknown;
    }

    private enum Owner : byte
    {
        All,
        Arabic,
        Persian,
        Urdu,
        Kurdish,
        Pashto,
    }

    private static Owner[] Load()
    {
        var owners = new Owner[Letters];
        foreach (var (owner, letters) in ((Owner, string)[])[(Owner.Arabic, "ةأإكىيؤ"), (Owner.Persian, "پچژگکی"), (Owner.Urdu, "ٹڈڑںےۓہۃھ"), (Owner.Kurdish, "ێۆڕڵەڤ"), (Owner.Pashto, "ښځڅډړږڼۍې")])
        {
            foreach (var letter in letters)
                owners[letter - First] = owner;
        }

        return owners;
    }

    private static (int Found, int Words) CountPersian(Sample sample)
    {
        int found = 0, words = 0;
        foreach (var text in sample.Texts)
        {
            foreach (var word in text.AsSpan().Split(' '))
            {
                words++;
                if (IsPersian.Contains(text.AsSpan(word)))
                    found++;
                if (words == ManyWords)
                    return (found, words);
            }
        }

        return (found, words);
    }

    private static bool StartsWithArticle(Sample sample) => Words.Of(sample.Texts[0]).Any(word => word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal));
}
