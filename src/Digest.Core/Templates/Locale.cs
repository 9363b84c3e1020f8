using System.Globalization;
using Digest.Core.Articles;
using Digest.Core.Editions;
using Scriban.Runtime;

namespace Digest.Core.Templates;

/// <summary>How a language says what surrounds the stories: words, plural forms, dates and digits.</summary>
internal sealed class Locale
{
    private readonly string _file;
    private readonly ScriptObject _counts;
    private readonly string[] _months;
    private readonly string[] _days;
    private readonly string _digits;
    private readonly string _date;
    private readonly string _longDate;

    private Locale(string language, string file, ScriptObject values, DigitSystem digits)
    {
        _file = file;
        Language = language;
        Name = Word(values, "name");
        Direction = Word(values, "direction") == "rtl" ? TextDirection.Rtl : TextDirection.Ltr;
        Text = Part(values, "text");
        _counts = Part(values, "counts");
        _months = List(values, "months", 12);
        _days = List(values, "days", 7);
        _date = Word(values, "date");
        _longDate = Word(values, "long_date");
        _digits = Word(values, "digits");
        if (_digits.Length is not 10)
            throw Broken("`digits` does not have ten signs", "Write the digits from zero to nine, without spaces");
        // Languages of the other direction know Latin digits only.
        if (Direction is TextDirection.Rtl)
            _digits = Signs(digits) ?? _digits;
    }

    /// <summary>The BCP 47 code.</summary>
    public string Language { get; }

    /// <summary>What the language calls itself.</summary>
    public string Name { get; }

    /// <summary>Its direction.</summary>
    public TextDirection Direction { get; }

    /// <summary>Its words, as templates name them.</summary>
    public ScriptObject Text { get; }

    /// <summary>The locale of a language; null when there is no file for it.</summary>
    /// <exception cref="TemplateException">The file is broken or lacks something.</exception>
    public static Locale? Find(TemplateLibrary library, string language, DigitSystem digits)
    {
        var path = $"locales/{language}.yaml";
        return library.Find(path) is { } text ? new Locale(language, path, Yaml.Read(path, text), digits) : null;
    }

    /// <summary>The locale of a language.</summary>
    /// <exception cref="TemplateException">There is no file for it, it is broken, or it lacks something.</exception>
    public static Locale Load(TemplateLibrary library, string language, DigitSystem digits)
    {
        var path = $"locales/{language}.yaml";
        return new Locale(language, path, Yaml.Read(path, library.Read(path)), digits);
    }

    /// <summary>One of its words, for use outside templates.</summary>
    public string this[string name] => Word(Text, name);

    /// <summary>A number in the digits of the language.</summary>
    public string Number(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(Digit));

    /// <summary>Text of the language with its own digits; those of foreign names stay as they are.</summary>
    public string WithDigits(string text) => Direction is TextDirection.Rtl ? Bidi.MapDigits(text, Digit) : text;

    /// <summary>Text of a setting in the digits of the language, without what has no place in a line.</summary>
    public string Prose(string text) => WithDigits(PlainText.Clean(text));

    /// <summary>A counted noun: <c>٣ مقالات</c>. None at all may have a form of its own in any language.</summary>
    public string Count(string noun, int number)
    {
        var forms = Part(_counts, noun);
        var form = number is 0 && forms.ContainsKey("zero") ? "zero" : PluralForm.Of(Language, number);
        if (!forms.ContainsKey(form))
            form = "other";
        return Word(forms, form).Replace("{n}", Number(number), StringComparison.Ordinal);
    }

    /// <summary>A date with the name of its month, and with its weekday if <paramref name="weekday"/>.</summary>
    public string Date(DateOnly day, bool weekday = false) => (weekday ? _longDate : _date)
        .Replace("{weekday}", _days[(int)day.DayOfWeek], StringComparison.Ordinal)
        .Replace("{day}", Number(day.Day), StringComparison.Ordinal)
        .Replace("{month}", _months[day.Month - 1], StringComparison.Ordinal)
        .Replace("{year}", Number(day.Year), StringComparison.Ordinal);

    /// <summary>A date for programs (ISO 8601).</summary>
    public static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string? Signs(DigitSystem digits) => digits switch
    {
        DigitSystem.Latin => "0123456789",
        DigitSystem.Arabic => "٠١٢٣٤٥٦٧٨٩",
        DigitSystem.Persian => "۰۱۲۳۴۵۶۷۸۹",
        _ => null,
    };

    private char Digit(char c) => c switch
    {
        >= '0' and <= '9' => _digits[c - '0'],
        >= '٠' and <= '٩' => _digits[c - '٠'],
        >= '۰' and <= '۹' => _digits[c - '۰'],
        _ => c,
    };

    private string Word(ScriptObject values, string name) => values.TryGetValue(name, out var value) && value is string word
        ? word
        : throw Broken($"It has no `{name}`", "Add the line; the locales of the other languages show how");

    private ScriptObject Part(ScriptObject values, string name) => values.TryGetValue(name, out var value) && value is ScriptObject part
        ? part
        : throw Broken($"It has no part `{name}`", "Add it; the locales of the other languages show how");

    private string[] List(ScriptObject values, string name, int length) =>
        values.TryGetValue(name, out var value) && value is ScriptArray list && list.Count == length
            ? [.. list.Select(item => $"{item}")]
            : throw Broken($"`{name}` does not list {length} names", "Write them as a list: [first, second, …]");

    private TemplateException Broken(string cause, string remedy) => new(_file, 0, 0, cause, remedy);
}
