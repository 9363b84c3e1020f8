using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Understanding.Summaries;

/// <summary>The openings of sentences that lean on the one before: who is "he", what is "this", "however" what.</summary>
internal static class Openings
{
    private const int FirstWords = 4;

    // Reporting verbs after "and" or "as"; the subject is often the one before.
    private static readonly FrozenSet<string> Reporting = Set("قال قالت قالوا أكد أكدت أكدوا أضاف أضافت أضافوا أشار أشارت أشاروا أشارا أوضح أوضحت أوضحوا صرح صرحت ذكر ذكرت لفت لفتت تابع تابعت أردف أردفت شدد شددت دعا دعت أعرب أعربت رحب رحبت أشاد أشادت أفاد أفادت بين بينت نوه نوهت اعتبر اعتبرت رأى رأت كشف كشفت أبرز أبرزت استطرد استرسل ختم ختمت اختتم سجل سجلت زاد زادت نقل نقلت أعلن أعلنت طالب طالبت حذر حذرت عبر عبرت توقع توقعت أوصى أوصت ألمح نفى نفت طرح طرحت بدوره بدورها");

    private static readonly FrozenSet<string> FirstLeaning = Set("""
        كما لكن ولكن غير وهو وهي وهم وهذا هذا وهذه هذه وذلك ذلك تلك وتلك هؤلاء فيما بينما حيث إذ وإذ لذلك ولذلك لذا ولذا هكذا وهكذا أيضا وأيضا ثم بل وكان وكانت وقد كذلك وكذلك بالمقابل والتي والذي ومنها ومنهم فقد كانت مضيفا مشيرا مؤكدا موضحا مشددا وهناك هناك هنا وهنا عندها حينها وحينها بدوره وبدوره بدورها وبدورها وعليه وبالتالي بالتالي وبذلك وله ولها وفيه وفيها ومنه ومنها وعنه وبه وبها إنه إنها وإنه وإنها وأنه وأنها أنه ومع رغم يذكر ويذكر يشار ويشار وجاء وجاءت
        he she it they him them however moreover furthermore meanwhile therefore thus hence also instead otherwise nevertheless nonetheless besides still then
        il elle ils elles on donc ainsi cependant toutefois pourtant néanmoins aussi enfin puis ensuite alors outre lui eux
        """);

    // These lean too, but read well right behind what they lean on.
    private static readonly FrozenSet<string> Continuing = Set("his her its their but and or so yet nor this that these those such there here both either neither which who whose because ce cela ça ceci cet cette ces celui celle ceux celles son sa ses leur leurs mais et ou or car c");

    private static readonly FrozenSet<string> Pointing = Set("هذا هذه ذلك تلك هؤلاء this these those cette ces cet");

    private static readonly string[] Phrases =
    [
        "من جهته", "من جهتها", "من جهة اخري", "من جانبه", "من جانبها", "من ناحيته", "من ناحيه", "من جهه", "في المقابل", "في هذا", "في هذه", "في ذلك", "وفي هذا", "وفي هذه", "علي صعيد", "وعلي صعيد", "في السياق", "وفي السياق", "جاء ذلك", "تجدر الاشاره", "وتجدر الاشاره", "الي ذلك", "والي ذلك", "بالاضافه", "اضافه الي", "في حين", "وفي المقابل", "ومن جهته", "ومن جهتها", "ومن جانبه", "ومن جانبها", "بحسب", "وبحسب", "ووفق", "وفق", "ردا علي", "وردا علي", "وعن", "وحول", "ومن المقرر ان",
        "in addition", "in contrast", "in turn", "for example", "for instance", "as a result", "on the other hand", "after that", "at the time", "at the same time", "of course", "according to him", "according to her", "as such", "in fact", "what is more", "that said",
        "de son cote", "d autre part", "par ailleurs", "de plus", "en effet", "par exemple", "en revanche", "au contraire", "a ce titre", "dans ce", "dans cette", "c est", "c etait", "quant a", "pour sa part", "pour autant", "de meme", "l occasion", "dans le meme",
    ];

    /// <summary>Whether the sentence can be read without the one before it.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="isBehind">Whether the one before it is read too.</param>
    public static bool StandAlone(ReadOnlySpan<char> sentence, bool isBehind = false)
    {
        var head = Head(sentence);
        var words = head.Split(' ', FirstWords + 1);
        if (words[0].Length == 0 || FirstLeaning.Contains(words[0]) || IsReporting(words) || (!isBehind && Continuing.Contains(words[0])))
            return false;
        foreach (var word in words.AsSpan(0, Math.Min(words.Length, FirstWords)))
        {
            if (!isBehind && Pointing.Contains(word))
                return false;
        }

        return !Array.Exists(Phrases, phrase => head.StartsWith(phrase, StringComparison.Ordinal) && (head.Length == phrase.Length || head[phrase.Length] == ' '));
    }

    // وأضاف, كما أشار, وقال إنه; and the participle after a subject that is not named.
    private static bool IsReporting(string[] words)
    {
        var first = words[0];
        if (IsVerbalNoun(first))
            return true;
        return Reporting.Contains(first) ? words.Length > 1 && words[1] is "انه" or "انها" or "انهم" or "ان"
            : first.Length > 3 && first[0] is 'و' or 'ف' && Reporting.Contains(first[1..]);
    }

    // وتشجيع التعاون: goes on with a list that the sentence before has begun.
    private static bool IsVerbalNoun(string word) => word is ['و', 'ت', _, _, 'ي', _];

    // The folded beginning with its words parted by single spaces.
    private static string Head(ReadOnlySpan<char> sentence) => Folding.Fold(string.Join(' ', Text.Words.Of(sentence[..Math.Min(sentence.Length, 60)].ToString()).Take(FirstWords + 1)));

    private static FrozenSet<string> Set(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold).ToFrozenSet();
}
