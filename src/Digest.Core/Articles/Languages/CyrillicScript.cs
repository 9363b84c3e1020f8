using System.Buffers;

namespace Digest.Core.Articles.Languages;

/// <summary>Tells apart the languages in Cyrillic script, by the letters that Russian lacks or needs.</summary>
internal static class CyrillicScript
{
    private const int BulgarianShare = 120;

    private static readonly SearchValues<char> Ukrainian = SearchValues.Create("іїєґІЇЄҐ");
    private static readonly SearchValues<char> Serbian = SearchValues.Create("ђћљњџјЂЋЉЊЏЈ");
    private static readonly SearchValues<char> Kazakh = SearchValues.Create("әғқңөұүһӘҒҚҢӨҰҮҺ");
    private static readonly SearchValues<char> Russian = SearchValues.Create("ыэёЫЭЁ");

    public static string Detect(Sample sample)
    {
        int ukrainian = 0, serbian = 0, kazakh = 0, russian = 0, belarusian = 0, hard = 0;
        foreach (var text in sample.Texts)
        {
            foreach (var c in text)
            {
                if (c is < '\u0400' or > '\u052F')
                    continue;
                if (Ukrainian.Contains(c))
                    ukrainian++;
                else if (Serbian.Contains(c))
                    serbian++;
                else if (Kazakh.Contains(c))
                    kazakh++;
                else if (Russian.Contains(c))
                    russian++;
                else if (c is 'ў' or 'Ў')
                    belarusian++;
                else if (c is 'ъ' or 'Ъ')
                    hard++;
            }
        }

        if (kazakh > russian)
            return "kk";
        if (belarusian > 0 && ukrainian > 0)
            return "be";
        if (ukrainian > russian)
            return "uk";
        if (serbian > russian)
            return "sr";
        return russian == 0 && hard * BulgarianShare > sample.Count(Script.Cyrillic) ? "bg" : "ru";
    }
}
