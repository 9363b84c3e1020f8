using Digest.Core.Articles.Text;
using Digest.Core.Articles.Understanding.Words;

namespace Digest.Core.Articles.Understanding.Lexicon;

/// <summary>What is known of a word before any text is read.</summary>
/// <param name="StopIn">The languages in which it says nothing.</param>
/// <param name="Role">What it does beside a name.</param>
/// <param name="Names">The names that begin with it, longest first.</param>
internal readonly record struct LexiconEntry(LanguageSet StopIn, WordRole Role, Name[] Names);

/// <summary>All word lists in one table, so that each word of a text is looked up once.</summary>
internal static class WordLexicon
{
    private static readonly Vocabulary Known = new(8_000);
    private static readonly LexiconEntry[] Entries = Load();

    /// <summary>What is known of a folded word.</summary>
    public static LexiconEntry Find(ReadOnlySpan<char> word) => Find(word, Vocabulary.Hash(word));

    /// <summary>What is known of a folded word whose hash is known.</summary>
    public static LexiconEntry Find(ReadOnlySpan<char> word, ulong hash) => Known.Find(word, hash) is >= 0 and var found ? Entries[found] : new(LanguageSet.None, WordRole.None, []);

    private static LexiconEntry[] Load()
    {
        var stops = new List<LanguageSet>();
        var roles = new List<WordRole>();
        var names = new List<List<Name>>();

        foreach (var (languages, words) in StopWords.Lists)
        {
            foreach (var word in words)
                stops[Add(word)] |= languages;
        }

        foreach (var word in StopWords.Weak)
            roles[Add(word)] |= WordRole.Weak;
        foreach (var (role, words) in RoleWords.All)
        {
            foreach (var word in words.Split(' '))
                roles[Add(Folding.Fold(word))] |= role;
        }

        foreach (var name in NameTables.Read())
            names[Add(name.Words[0])].Add(name);

        return [.. Enumerable.Range(0, Known.Count).Select(i => new LexiconEntry(stops[i], roles[i], [.. names[i].OrderByDescending(name => name.Words.Length)]))];

        int Add(string word)
        {
            var number = Known.Add(word);
            if (number == stops.Count)
            {
                stops.Add(LanguageSet.None);
                roles.Add(WordRole.None);
                names.Add([]);
            }

            return number;
        }
    }
}
