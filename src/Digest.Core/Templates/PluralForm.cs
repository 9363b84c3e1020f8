namespace Digest.Core.Templates;

/// <summary>Which form of a counted noun a number takes, by the rules of CLDR for whole numbers.</summary>
internal static class PluralForm
{
    /// <summary>All forms that a language may have; Arabic has all six.</summary>
    public static readonly IReadOnlyList<string> All = ["zero", "one", "two", "few", "many", "other"];

    /// <summary>The form of <paramref name="number"/>, which is not negative.</summary>
    public static string Of(string language, int number) => language switch
    {
        "ar" => number switch
        {
            0 => "zero",
            1 => "one",
            2 => "two",
            _ => (number % 100) switch
            {
                >= 3 and <= 10 => "few",
                >= 11 => "many",
                _ => "other",
            },
        },
        "fr" => number <= 1 ? "one" : "other",
        _ => number == 1 ? "one" : "other",
    };
}
