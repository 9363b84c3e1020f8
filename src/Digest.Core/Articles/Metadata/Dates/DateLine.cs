using System.Buffers;
using Digest.Core.Articles.Blocks;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>A line that says when and perhaps by whom: a date, with or without weekday, time, label and a name.</summary>
/// <param name="Mention">The date; of publication where the line also has that of the last change.</param>
/// <param name="Time">The time; null when not given.</param>
/// <param name="IsLabelled">Whether words such as "published" stand beside it.</param>
/// <param name="IsUpdate">Whether it is the date of the last change.</param>
/// <param name="HasName">Whether a name stands beside it.</param>
internal sealed record DateLine(DateMention Mention, TimeOfDay? Time, bool IsLabelled, bool IsUpdate, bool HasName)
{
    private const int MaxLength = 120;

    private static readonly SearchValues<char> Quotes = SearchValues.Create("“”«»\"");

    /// <summary>Reads a block as a date line; null when it says more or no date.</summary>
    public static DateLine? Read(Block block, bool isMonthFirst)
    {
        if (block.Text.Length > MaxLength || !HasDigit(block.Text) || block.Text.AsSpan().ContainsAny(Quotes))
            return null;

        var tokens = DateToken.Cut(block.Text, MaxLength);
        var mentions = DateScanner.Scan(tokens, isMonthFirst);
        if (mentions.Count == 0 || mentions.Exists(mention => EndsSpan(tokens, mention)))
            return null;

        var (others, labelled) = Others(tokens, mentions);
        if (others.Count > 0 && (block.Kind is BlockKind.Heading || !mentions.Exists(mention => mention.Year is not null) || !DateLineName.IsName(block.Text, tokens, others)))
            return null;

        var groups = DateGroup.Of(tokens, mentions);
        var group = groups.Find(group => group.Label is DateLabel.Published) ?? groups.Find(group => group.Label is DateLabel.None) ?? groups[0];
        if (group.IsSpan)
            return null;

        // Of a pair of calendars the Gregorian half is the one that needs no table.
        var date = group.Mentions.Find(mention => mention.Month.Calendar is Calendar.Gregorian) ?? group.Mentions[0];
        if (date.Weekday is null && group.Mentions.Find(mention => mention.Weekday is not null) is { } other)
            date = date with { Weekday = other.Weekday };
        return new DateLine(date, TimeOfDay.Find(tokens, mentions, group.Start, group.End), labelled, group.Label is DateLabel.Updated, others.Count > 0);
    }

    /// <summary>When the line says it was; null when that is no day up to <paramref name="latest"/>.</summary>
    public PublicationDate? Resolve(DateOnly latest, string basis = "") =>
        Mention.Resolve(latest) is { } date ? new PublicationDate(date, Time?.Time, Time is null ? DatePrecision.Day : DatePrecision.Minute, basis) { Zone = Time?.Zone } : null;

    // The words that no date line has of itself.
    private static (List<int> Others, bool IsLabelled) Others(List<DateToken> tokens, List<DateMention> mentions)
    {
        var others = new List<int>();
        var labelled = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (mentions.Find(mention => i >= mention.Start && i < mention.End) is { } date)
            {
                i = date.End - 1;
                continue;
            }

            if (!tokens[i].IsWord || DayWords.WeekdayAt(tokens, i) is not null)
                continue;
            ZoneOffset.At(tokens, i, isBehindTime: i > 0 && (tokens[i - 1].IsNumber || tokens[i - 1].Is('(') || LineWords.IsCompanion(tokens[i - 1].Text)), out var zoneEnd);
            if (zoneEnd > i)
                i = zoneEnd - 1;
            else if (LineWords.IsCompanion(tokens[i].Text))
                labelled |= tokens[i].Text.Length > 2;
            else
                others.Add(i);
        }

        return (others, labelled);
    }

    // 5-8 أكتوبر 2021, but not 16:43 - 8 أكتوبر 2021
    private static bool EndsSpan(List<DateToken> tokens, DateMention mention)
    {
        var i = mention.Start - 2;
        return i >= 0 && tokens[i + 1].Text is "-" or "–" or "—" && tokens[i].IsNumber && !(i > 0 && tokens[i - 1].Text is ":" or "h" or "+");
    }

    private static bool HasDigit(string text)
    {
        foreach (var c in text)
        {
            if (char.IsDigit(c))
                return true;
        }

        return false;
    }
}
