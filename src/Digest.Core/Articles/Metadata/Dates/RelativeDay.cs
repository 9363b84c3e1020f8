using System.Collections.Frozen;
using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>Reads a line that says only how long ago it was: منذ 3 أيام, قبل ساعتين, أمس, 2 hours ago. It means a day only beside the date on which the page was saved.</summary>
internal static class RelativeDay
{
    private const int MaxLength = 60;
    private const int MostOfUnit = 60;

    private static readonly FrozenSet<string> Ago = "منذ|قبل|مضت|ago|il|hace|vor|назад|پیش|پہلے|לפני|前|önce".Split('|').Select(Folding.Fold).ToFrozenSet();

    private static readonly FrozenDictionary<string, TimeSpan> Units = new (TimeSpan Length, string Names)[]
    {
        (TimeSpan.FromMinutes(1), "دقيقة|دقائق|minute|minutes|min|mins|minuto|minutos|minuten|минуту|минуты|минут|دقیقه|منٹ|דקות|分钟|dakika"),
        (TimeSpan.FromMinutes(2), "دقيقتين"),
        (TimeSpan.FromHours(1), "ساعة|ساعات|hour|hours|heure|heures|hora|horas|stunde|stunden|час|часа|часов|ساعت|گھنٹے|שעות|小时|saat"),
        (TimeSpan.FromHours(2), "ساعتين"),
        (TimeSpan.FromDays(1), "يوم|أيام|يوما|day|days|jour|jours|día|días|tag|tagen|день|дня|дней|روز|دن|ימים|天|gün"),
        (TimeSpan.FromDays(2), "يومين"),
        (TimeSpan.FromDays(7), "أسبوع|أسابيع|week|weeks|semaine|semaines|semana|semanas|woche|wochen|неделю|недели|недель|هفته|ہفتے|שבועות|周|hafta"),
        (TimeSpan.FromDays(14), "أسبوعين"),
    }.SelectMany(unit => unit.Names.Split('|').Select(name => (Name: Folding.Fold(name), unit.Length))).DistinctBy(entry => entry.Name).ToFrozenDictionary(entry => entry.Name, entry => entry.Length);

    /// <summary>The day that a line means.</summary>
    /// <param name="block">The line.</param>
    /// <param name="saved">The day on which the page was saved.</param>
    /// <param name="time">The time at which it was; null when that is not known, and hours then mean no day.</param>
    /// <returns>Null when the line says anything else.</returns>
    public static DateOnly? Read(Block block, DateOnly saved, TimeOnly? time)
    {
        if (block.Text.Length > MaxLength)
            return null;

        TimeSpan? length = null;
        int? count = null, days = null;
        var isAgo = false;
        foreach (var token in Apart(DateToken.Cut(block.Text, MaxLength)))
        {
            if (Ago.Contains(token.Text))
                isAgo = true;
            else if (length is null && Units.TryGetValue(token.Text, out var unit))
                length = unit;
            else if (token.IsNumber)
                count ??= token.Number;
            else if (DayWords.DaysAgo(token.Text) is >= 0 and var named)
                days = named;
            else if (token.IsWord && !LineWords.IsCompanion(token.Text) && token.Text is not ("y" or "an" or "une" or "un"))
                return null;
        }

        if (days is { } whole && !isAgo && length is null)
            return saved.AddDays(-whole);
        return isAgo && length is { } one && (count ?? 1) is > 0 and <= MostOfUnit and var many ? Before(saved, time, many * one) : null;
    }

    private static DateOnly? Before(DateOnly saved, TimeOnly? time, TimeSpan age)
    {
        if (age.Ticks % TimeSpan.TicksPerDay == 0)
            return saved.AddDays(-age.Days);
        return time is { } clock ? DateOnly.FromDateTime(saved.ToDateTime(clock) - age) : null;
    }

    // 3天前: scripts without spaces run the unit and the word for "ago" together.
    private static IEnumerable<DateToken> Apart(List<DateToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Text.Length > 1 && token.Text[^1] == '前')
            {
                yield return new DateToken(token.Text[..^1], -1);
                yield return new DateToken("前", -1);
            }
            else
            {
                yield return token;
            }
        }
    }
}
