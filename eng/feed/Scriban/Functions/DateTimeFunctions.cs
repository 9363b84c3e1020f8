using System.Globalization;
using System.Text.RegularExpressions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Functions;

/// <summary><c>date</c>: an object of functions, and itself the function that parses a date.</summary>
internal sealed partial class DateTimeFunctions : ScriptObject, IScriptCustomFunction
{
    public const string DefaultFormat = "%d %b %Y";

    [ScriptMemberIgnore]
    public static readonly ScriptVariable DateVariable = new ScriptVariableGlobal("date");

    private const string FormatMember = "format";

    public DateTimeFunctions()
    {
        SetValue("default_format", DefaultFormat, true);
        SetValue(FormatMember, DefaultFormat, false);
        OfferToString();
    }

    /// <summary>How dates are written where no format is named; a template may change it.</summary>
    public string Format
    {
        get => GetSafeValue<string>(FormatMember) ?? DefaultFormat;
        set => SetValue(FormatMember, value, false);
    }

    public int RequiredParameterCount => 0;

    public int ParameterCount => 0;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public Type ReturnType => typeof(object);

    public static DateTime Now() => DateTime.Now;

    public static DateTime UtcNow() => DateTime.UtcNow;

    public static DateTime AddDays(TemplateContext context, SourceSpan span, DateTime? date, double days) => Checked(span, date, nameof(AddDays)).AddDays(days);

    public static DateTime AddMonths(TemplateContext context, SourceSpan span, DateTime? date, int months) => Checked(span, date, nameof(AddMonths)).AddMonths(months);

    public static DateTime AddYears(TemplateContext context, SourceSpan span, DateTime? date, int years) => Checked(span, date, nameof(AddYears)).AddYears(years);

    public static DateTime AddHours(TemplateContext context, SourceSpan span, DateTime? date, double hours) => Checked(span, date, nameof(AddHours)).AddHours(hours);

    public static DateTime AddMinutes(TemplateContext context, SourceSpan span, DateTime? date, double minutes) => Checked(span, date, nameof(AddMinutes)).AddMinutes(minutes);

    public static DateTime AddSeconds(TemplateContext context, SourceSpan span, DateTime? date, double seconds) => Checked(span, date, nameof(AddSeconds)).AddSeconds(seconds);

    public static DateTime AddMilliseconds(TemplateContext context, SourceSpan span, DateTime? date, double millis) => Checked(span, date, nameof(AddMilliseconds)).AddMilliseconds(millis);

    /// <summary>A date in local time; what cannot be read is the first day of year 1.</summary>
    public static DateTime? Parse(TemplateContext context, string? text, string? pattern = null, string? culture = null)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        var provider = culture is null ? context.CurrentCulture : CultureInfo.GetCultureInfo(culture);
        var exact = DateFormat.ToNet(pattern, ref provider);
        if (Offset().IsMatch(text) || text.TrimEnd().EndsWith('Z') || text.TrimEnd().EndsWith('z'))
        {
            var read = exact is null
                ? DateTimeOffset.TryParse(text, provider, DateTimeStyles.None, out var instant)
                : DateTimeOffset.TryParseExact(text, exact, provider, DateTimeStyles.None, out instant);
            return read ? instant.LocalDateTime : default(DateTime);
        }

        _ = exact is null
            ? DateTime.TryParse(text, provider, DateTimeStyles.AssumeLocal, out var date)
            : DateTime.TryParseExact(text, exact, provider, DateTimeStyles.AssumeLocal, out date);
        return date;
    }

    public static string? ParseToString(TemplateContext context, string? text, string? output_pattern = null, string? output_culture = null, string? input_pattern = null, string? input_culture = null)
    {
        if (Parse(context, text, input_pattern, input_culture) is not { } date)
            return null;
        if (output_pattern is null)
            return date.ToString(DefaultFormat, CultureInfo.CurrentCulture);

        var provider = output_culture is null ? context.CurrentCulture : CultureInfo.GetCultureInfo(output_culture);
        return date.ToString(DateFormat.ToNet(output_pattern, ref provider), provider);
    }

    public override IScriptObject Clone(bool deep)
    {
        var clone = (DateTimeFunctions)base.Clone(deep);
        clone.OfferToString();
        return clone;
    }

    public string? ToString(DateTime? datetime, string pattern, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (datetime is not { } date)
            return null;
        return DateFormat.Format(date, pattern == "%g" ? "%g " + Format : pattern, culture);
    }

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "text");

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) => arguments.Count switch
    {
        0 => this,
        1 => Parse(context, context.ObjectToString(arguments[0])),
        _ => throw new ScriptRuntimeException(callerContext?.Span ?? context.CurrentSpan, $"Invalid number of parameters `{arguments.Count}` for `date` object/function."),
    };

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));

    /// <summary>The function knows this object, because it uses its format.</summary>
    private void OfferToString() => SetValue("to_string", DynamicCustomFunction.Create(FormatDate), true);

    private string? FormatDate(TemplateContext context, DateTime? date, string pattern, string? culture = null) =>
        ToString(date, pattern, culture is null ? context.CurrentCulture : CultureInfo.GetCultureInfo(culture));

    private static DateTime Checked(SourceSpan span, DateTime? date, string function)
    {
        NotNull.Check(span, function, (nameof(date), date));
        return date!.Value;
    }

    [GeneratedRegex(@"\+\d")]
    private static partial Regex Offset();
}
