using Digest.Core.Articles.Blocks;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>The day on which a story says that it is told: "today, Friday (8 October)", "yesterday, Monday". What it quotes is not its own.</summary>
internal sealed class StoryDays(IEnumerable<Block> body, bool isMonthFirst)
{
    private const int SentenceReach = 1_000;
    private const int BodyReach = 30;

    // Most paragraphs name no day near today, and are not looked at closely.
    private readonly List<(Block Block, List<DateToken> Tokens)> _paragraphs =
        [.. body.Take(BodyReach).Where(block => DayWords.MayNameToday(block.Text)).Select(block => (block, DateToken.Cut(block.Text, SentenceReach)))];

    /// <summary>The weekday of today; null when the story does not tell.</summary>
    public DayOfWeek? Weekday => field ??= FindWeekday();

    /// <summary>The first date that the story calls today, with its paragraph; null when there is none up to <paramref name="latest"/>.</summary>
    public (DateOnly Date, DateMention Mention, Block Block)? CalledToday(DateOnly latest)
    {
        foreach (var (block, tokens) in _paragraphs)
        {
            foreach (var mention in DateScanner.Scan(tokens, isMonthFirst))
            {
                if (mention.SaysToday && mention.Resolve(latest) is { } date && !IsQuoted(tokens, mention.Start))
                    return (date, mention, block);
            }
        }

        return null;
    }

    // اليوم /السبت/, اليوم الجمعة, مساء أمس الإثنين
    private DayOfWeek? FindWeekday()
    {
        foreach (var (_, tokens) in _paragraphs)
        {
            for (var i = 0; i + 1 < tokens.Count; i++)
            {
                if (DayWords.DaysAgo(tokens[i].Text) is not { } ago)
                    continue;
                var next = tokens[i + 1].IsWord ? i + 1 : i + 2;
                if (next < tokens.Count && DayWords.TryFindWeekday(tokens[next].Text, out var day) && !IsQuoted(tokens, i))
                    return (DayOfWeek)(((int)day + ago + 7) % 7);
            }
        }

        return null;
    }

    private static bool IsQuoted(List<DateToken> tokens, int index)
    {
        var isOpen = false;
        for (var i = 0; i < index; i++)
        {
            isOpen = tokens[i].Text switch
            {
                "«" or "“" or "„" => true,
                "»" or "”" => false,
                "\"" => !isOpen,
                _ => isOpen,
            };
        }

        return isOpen;
    }
}
