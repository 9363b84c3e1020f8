using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Digest.Core.Articles.Metadata;

namespace Digest.Core.Editions;

/// <summary>Finds what is wrong with the settings of editions: each problem names its setting, what it says and what would be right.</summary>
public static partial class EditionCheck
{
    private const int MostEditions = 50;
    private const int MostSections = 30;
    private const int MostNames = 100;

    // What the theme prints the brand's colours on, or on them: the pairs of least contrast.
    internal const string Paper = "#f3f0ea";
    internal const string DarkCard = "#1a2328";
    internal const string OnBand = "#cfe4e3";

    /// <summary>The problems, one sentence or two each; empty when all is well.</summary>
    /// <param name="editions">The editions, each with the path of its settings: <c>Digest:Editions:0</c>.</param>
    public static IReadOnlyList<string> Problems(IReadOnlyList<(string Path, Edition Edition)> editions)
    {
        if (editions.Count == 0)
            return ["Digest:Edition is missing: set at least Digest:Edition:Title, SenderAddress, PostalAddress and BaseUrl."];
        if (editions.Count > MostEditions)
            return [$"Digest:Editions has {editions.Count} editions; one deployment serves at most {MostEditions}."];

        var problems = editions.SelectMany(entry => Of(entry.Path, entry.Edition)).ToList();
        problems.AddRange(editions.GroupBy(entry => entry.Edition.Id, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
            .Select(same => $"{string.Join(" and ", same.Select(entry => $"{entry.Path}:Id"))} are both '{same.Key}': give each edition an id of its own."));
        return problems;
    }

    private static IEnumerable<string> Of(string path, Edition edition)
    {
        foreach (var problem in Annotated(path, edition).Concat(Annotated($"{path}:Brand", edition.Brand)))
            yield return problem;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(edition.TimeZone ?? "", out _))
            yield return $"{path}:TimeZone '{edition.TimeZone}' is not a time zone that this machine knows; give an IANA name such as Africa/Casablanca.";
        if (!(Uri.TryCreate(edition.BaseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0))
            yield return $"{path}:BaseUrl '{edition.BaseUrl}' is no http or https address without a query.";
        foreach (var (name, text) in new[] { (nameof(Edition.Title), edition.Title), (nameof(Edition.SenderName), edition.SenderName) })
        {
            if (text?.Any(char.IsControl) is true)
                yield return $"{path}:{name} holds a line break or another control character, which no header of a mail may have; write one line.";
        }

        foreach (var problem in OfLanguages(path, edition).Concat(OfSections(path, edition)).Concat(OfBrand($"{path}:Brand", edition.Brand)))
            yield return problem;
    }

    private static IEnumerable<string> Annotated(string path, object settings)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new ValidationContext(settings), results, validateAllProperties: true);
        return results.Select(result => $"{path}:{string.Join(", ", result.MemberNames)}: {result.ErrorMessage}");
    }

    private static IEnumerable<string> OfLanguages(string path, Edition edition) => edition.Languages.Select((code, i) => (code, i))
        .Where(entry => Bcp47.Normalize(entry.code) is null)
        .Select(entry => $"{path}:Languages:{entry.i} '{entry.code}' is no language code; write ar, en, fr or another BCP 47 code.");

    private static IEnumerable<string> OfSections(string path, Edition edition)
    {
        if (edition.Sections.Count > MostSections)
            yield return $"{path}:Sections has {edition.Sections.Count} sections; an issue has at most {MostSections}.";
        if (edition.OnlyItsSections && edition.Sections.Count == 0)
            yield return $"{path}:OnlyItsSections is true, but {path}:Sections names none, so that no article would be taken.";

        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < edition.Sections.Count; i++)
        {
            var section = edition.Sections[i];
            foreach (var problem in Annotated($"{path}:Sections:{i}", section))
                yield return problem;
            if (section.Names.Count > MostNames)
                yield return $"{path}:Sections:{i}:Names has {section.Names.Count} names; at most {MostNames} are read.";
            foreach (var name in section.Names.Append(section.Title).Select(SectionNames.Key).Where(key => key.Length > 0).Distinct())
            {
                if (!owners.TryAdd(name, section.Title))
                    yield return $"{path}:Sections:{i} takes '{name}', which the section '{owners[name]}' takes already: an article goes into one section.";
            }
        }
    }

    private static IEnumerable<string> OfBrand(string path, Brand brand)
    {
        foreach (var (name, colour, ground, where) in new[]
        {
            (nameof(Brand.Accent), brand.Accent, Paper, "the paper"), (nameof(Brand.DarkAccent), brand.DarkAccent, DarkCard, "the dark card"), (nameof(Brand.Band), brand.Band, OnBand, "the date on it"),
        })
        {
            if (string.IsNullOrWhiteSpace(colour))
                continue;
            if (!Contrast.IsColour(colour))
                yield return $"{path}:{name} '{colour}' is no colour; write # and six hexadecimal digits.";
            else if (Contrast.Of(colour, ground) is < Contrast.Readable and var ratio)
                yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}:{name} {colour} has a contrast of {ratio:0.0} with {where}; choose one of {Contrast.Readable} or more, so that everybody can read it.");
        }

        if (brand.Logo is { Length: > 0 } logo && !(Uri.TryCreate(logo, UriKind.Absolute, out var url) && url.Scheme is "https" && !url.AbsolutePath.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)))
            yield return $"{path}:Logo '{logo}' is not shown by all mail clients; give the https address of a PNG or JPEG.";
        foreach (var (name, font) in new[] { (nameof(Brand.RightToLeftFont), brand.RightToLeftFont), (nameof(Brand.LeftToRightFont), brand.LeftToRightFont) })
        {
            if (font is { Length: > 0 } && !Fonts().IsMatch(font))
                yield return $"{path}:{name} \"{font}\" is no list of font names; write names parted by commas, with spaces in single quotes: Tahoma, 'Segoe UI', sans-serif.";
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9 ',-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fonts();
}
