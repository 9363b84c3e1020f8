using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary><c>timespan</c></summary>
internal sealed class TimeSpanFunctions : ScriptObject
{
    public static TimeSpan Zero => TimeSpan.Zero;

    public static TimeSpan FromDays(double days) => TimeSpan.FromDays(days);

    public static TimeSpan FromHours(double hours) => TimeSpan.FromHours(hours);

    public static TimeSpan FromMinutes(double minutes) => TimeSpan.FromMinutes(minutes);

    public static TimeSpan FromSeconds(double seconds) => TimeSpan.FromSeconds(seconds);

    public static TimeSpan FromMilliseconds(double millis) => TimeSpan.FromMilliseconds(millis);

    public static TimeSpan Parse(TemplateContext context, Parsing.SourceSpan span, string? text)
    {
        NotNull.Check(span, nameof(Parse), (nameof(text), text));
        return TimeSpan.Parse(text!);
    }
}
