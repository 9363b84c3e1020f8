using Digest.Core.Articles.Metadata.Places;
using Digest.Core.Articles.Text;
using Digest.Core.Articles.Understanding.Names;

namespace Digest.Core.Articles.Understanding.Lexicon;

/// <summary>Reads the tables of countries, cities and organisations.</summary>
internal static class NameTables
{
    private const LanguageSet NotFrench = LanguageSet.Any & ~LanguageSet.Fr;

    // A place's name in these is not the place.
    private const string NoNames = "المغرب العربي, المغرب الكبير, المغرب الإسلامي, مسقط رأس, مسقط رأسه, مسقط رأسها, مسقط رأسي, القدس العربي, الهند الصينية, غينيا الجديدة";

    /// <summary>All ways to write all names. A name of a country that is a city's too is the country's.</summary>
    public static IEnumerable<Name> Read() =>
        Read(Countries.Table, isPlace: true).Concat(Read(Cities.Table, isPlace: true)).Concat(Read(KnownOrganisations.Table, isPlace: false)).Concat(Forms(NoNames, null, LanguageSet.Ar));

    private static IEnumerable<Name> Read(string table, bool isPlace) =>
        table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(line => ReadLine(line.Split('|'), isPlace));

    private static IEnumerable<Name> ReadLine(string[] columns, bool isPlace)
    {
        var named = new Named(isPlace, First(columns[0]), First(columns[1]), First(columns[^1].Length > 0 ? columns[^1] : columns[1]));
        // In an Arabic text only organisations keep a Latin name.
        var latin = isPlace ? ~LanguageSet.Ar : LanguageSet.Any;
        var isSame = columns.Length < 3 || columns[2].Length == 0;
        return Forms(columns[0], named, LanguageSet.Ar)
            .Concat(Forms(columns[1], named, (isSame ? LanguageSet.Any : NotFrench) & latin))
            .Concat(isSame ? [] : Forms(columns[2], named, (isPlace ? LanguageSet.Fr : LanguageSet.Fr | LanguageSet.Ar) & latin));
    }

    private static IEnumerable<Name> Forms(string column, Named? named, LanguageSet languages)
    {
        foreach (var form in column.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var name = form.TrimEnd('?');
            yield return new Name(named, [.. Text.Words.Of(name).Select(Folding.Fold)], languages, name.Length < form.Length, name.Length + 2 == form.Length, IsAcronym(name)) { EndsInTa = name[^1] == 'ة' };
        }
    }

    private static string First(string column) => column.Split(',')[0].Trim().TrimEnd('?');

    private static bool IsAcronym(string name) => name.Length < 7 && name.All(char.IsAsciiLetterUpper);
}
