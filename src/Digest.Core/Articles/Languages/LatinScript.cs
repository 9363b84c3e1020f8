using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Languages;

/// <summary>Tells apart the languages in Latin script, by their commonest words, their own letters and the endings of their words.</summary>
internal static class LatinScript
{
    private const int Reach = 400;
    private const int LongestWord = 24;

    // Points: a common word, a letter, an ending. A language needs two words' worth, and clearly more than the next.
    private const int WordPoints = 4;
    private const int LetterPoints = 3;
    private const int EndingPoints = 1;
    private const int FewestPoints = 8;
    private const int FewestWords = 3;

    // No newsroom writes it, but pages are filled with it; it is no French because of its "et".
    private const string Latin = "la";

    private static readonly string[] Codes = ["en", "fr", "de", "es", "it", "pt", "nl", "tr", "pl", "sv", Latin];

    private static readonly string[] CommonWords =
    [
        "the of and to in that is was for with as on are by at from this have has had not which were their an be it he she they his her its will would said but or we you who been more about after when there can all if one up out what so into than them some could other new",
        "le la les des du et en une est dans que qui pour sur au aux par avec ce cette ses son sont ne pas plus il elle ont été un de à se d l qu n s c mais ou où nous vous ils elles leur leurs tout tous fait être avoir comme deux aussi même entre depuis après avant très sans sous",
        "der die das und den von zu mit ist im des auf für nicht ein eine dem als auch sich werden wurde in es sie er an aus bei nach hat haben sind war einen einer eines wie noch nur oder aber dass wir ich ihr um über vor bis zum zur durch kann mehr am wird sein",
        "el la los las del de y en una un es que por con para se su al como más fue este ha sus lo no pero le ya esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos",
        "il di che la e un per del una della sono con nel dei gli alla si è più non le da in lo i al dal delle ha ma come anche o se questo questa ci degli nella alle loro suo sua essere stato dopo tra quando",
        "o os as do da dos das e em um uma que para com não por mais ao aos foi se na no nas nos como mas ele ela seu sua ou quando muito já também pelo pela até isso entre depois sem mesmo são tem à às de a é",
        "de het een en van in is dat op te zijn met voor niet die aan er om ook als bij door maar naar heeft uit nog wordt werd over dan hij ze zij wij hebben worden deze dit meer kan zo geen",
        "ve bir bu için ile olarak da de olan çok daha gibi kadar sonra ne en o ama var değil her ya mi olduğu oldu ise göre iki tarafından yeni büyük",
        "i w z na do nie się że jest to o po za od jak ale przez dla przy są był była było oraz które który która tym tego ich już może tylko jego jej ma lub co tak po",
        "och i att det som en på är av för med till den har de inte om ett men var han från sig så kan hon vi när också efter ska under nu eller då än vid skulle mellan",
        "et in est non ad ut cum sed si quod qui quae quam ex ab de per sunt esse eius enim autem sit hoc vel ac atque nec aut eos ea at ipsum dolor amet",
    ];

    private static readonly string[] OwnLetters = ["", "œêûëÿ", "ßä", "ñ¿¡", "ìò", "ãõ", "", "ğışİ", "łąęśżźćń", "å", ""];

    // Letters that a few languages share.
    private static readonly (char Letter, string Languages)[] SharedLetters =
        [('ç', "fr pt tr"), ('ö', "de sv tr"), ('ü', "de tr"), ('ä', "sv"), ('é', "fr es pt it"), ('è', "fr it"), ('à', "fr it pt"), ('ù', "fr it"), ('î', "fr"), ('ô', "fr pt"), ('â', "fr pt"), ('í', "es pt"), ('ó', "es pt pl"), ('á', "es pt"), ('ú', "es pt"), ('ê', "pt")];

    private static readonly string[] Endings =
    [
        "ing tion ed ly ness ity ight ould ere", "tion ment eux eur aux eau ais ait ent ique elle", "ung lich keit isch sch ten chen heit eit iert", "ción mente dad ado ido aron iento ario", "zione mente gli tà ato ato ano ini etto",
        "ção mente dade ado ões ando ência", "lijk ing aan oor ijn ijk sch eeft heid", "lar ler dan den lık iyor nda nde", "ego ych owa nie ści cie ów ów", "ande het ade orna ning ligt skt", "orum arum ibus tur unt ium",
    ];

    private static readonly FrozenDictionary<string, int> Words = Load();
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<char, int> Letters = LoadLetters();
    private static readonly string[][] EndingsOf = [.. Endings.Select(endings => endings.Split(' '))];

    public static string Detect(Sample sample)
    {
        Span<int> points = stackalloc int[Codes.Length];
        Span<char> word = stackalloc char[LongestWord];
        var words = 0;
        foreach (var text in sample.Texts)
        {
            var length = 0;
            foreach (var c in text)
            {
                if (Scripts.IsLatin(c) || c is '¿' or '¡')
                {
                    if (length < LongestWord)
                        word[length++] = char.ToLowerInvariant(c);
                }
                else if (length > 0)
                {
                    Weigh(word[..length], points);
                    length = 0;
                    if (++words == Reach)
                        return Best(points, words);
                }
            }

            if (length > 0)
            {
                Weigh(word[..length], points);
                words++;
            }
        }

        return Best(points, words);
    }

    private static void Weigh(ReadOnlySpan<char> word, Span<int> points)
    {
        if (Lookup.TryGetValue(word, out var languages))
            Add(points, languages, WordPoints);
        foreach (var c in word)
        {
            if (c > '\u007F' && Letters.TryGetValue(c, out var owners))
                Add(points, owners, LetterPoints);
        }

        if (word.Length < 5)
            return;
        for (var i = 0; i < EndingsOf.Length; i++)
        {
            foreach (var ending in EndingsOf[i])
            {
                if (word.EndsWith(ending))
                {
                    points[i] += EndingPoints;
                    break;
                }
            }
        }
    }

    private static string Best(ReadOnlySpan<int> points, int words)
    {
        int best = 0, next = 0;
        for (var i = 1; i < points.Length; i++)
        {
            if (points[i] > points[best])
                (best, next) = (i, points[best]);
            else
                next = Math.Max(next, points[i]);
        }

        return words >= FewestWords && points[best] >= FewestPoints && points[best] * 3 >= words && points[best] * 10 > next * 11 && Codes[best] != Latin ? Codes[best] : LanguageDetector.Unknown;
    }

    private static void Add(Span<int> points, int languages, int value)
    {
        for (var i = 0; languages > 0; i++, languages >>= 1)
        {
            if ((languages & 1) == 1)
                points[i] += value;
        }
    }

    private static FrozenDictionary<string, int> Load()
    {
        var words = new Dictionary<string, int>();
        for (var i = 0; i < CommonWords.Length; i++)
        {
            foreach (var word in CommonWords[i].Split(' '))
                words[word] = words.GetValueOrDefault(word) | (1 << i);
        }

        return words.ToFrozenDictionary();
    }

    private static FrozenDictionary<char, int> LoadLetters()
    {
        var letters = new Dictionary<char, int>();
        for (var i = 0; i < OwnLetters.Length; i++)
        {
            foreach (var letter in OwnLetters[i])
                letters[letter] = letters.GetValueOrDefault(letter) | (1 << i);
        }

        foreach (var (letter, languages) in SharedLetters)
        {
            foreach (var language in languages.Split(' '))
                letters[letter] = letters.GetValueOrDefault(letter) | (1 << Array.IndexOf(Codes, language));
        }

        return letters.ToFrozenDictionary();
    }
}
