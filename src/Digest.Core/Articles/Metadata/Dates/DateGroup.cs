namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>What a date of a line is said to be.</summary>
internal enum DateLabel
{
    /// <summary>Nothing is said.</summary>
    None,

    /// <summary>The publication.</summary>
    Published,

    /// <summary>The last change.</summary>
    Updated,
}

/// <summary>The dates of a line under one label: one, or the same day on two calendars.</summary>
internal sealed record DateGroup(DateLabel Label, int Start, int End, List<DateMention> Mentions)
{
    /// <summary>Whether it names two days of one calendar: something that lasted.</summary>
    public bool IsSpan => Mentions.Exists(mention => Mentions[0].Month.Calendar == mention.Month.Calendar
        && (Mentions[0].Day, Mentions[0].Month.Number, Mentions[0].Year ?? mention.Year) != (mention.Day, mention.Month.Number, mention.Year ?? Mentions[0].Year));

    /// <summary>The groups of a line, in order.</summary>
    public static List<DateGroup> Of(List<DateToken> tokens, List<DateMention> mentions)
    {
        var groups = new List<DateGroup>();
        var from = 0;
        foreach (var mention in mentions)
        {
            var (label, at) = Find(tokens, from, mention.Start);
            if (groups.Count == 0)
            {
                groups.Add(new DateGroup(label, 0, tokens.Count, [mention]));
            }
            else if (label is DateLabel.None)
            {
                groups[^1].Mentions.Add(mention);
            }
            else
            {
                groups[^1] = groups[^1] with { End = at };
                groups.Add(new DateGroup(label, at, tokens.Count, [mention]));
            }

            from = mention.End;
        }

        var (behind, index) = Find(tokens, from, tokens.Count);
        if (behind is not DateLabel.None)
            groups[^1] = Trail(tokens, groups[^1], behind, index);
        return groups;
    }

    // A label behind the date is the date's own, unless it has a time of its own: 8 October 2021, updated 16:00.
    private static DateGroup Trail(List<DateToken> tokens, DateGroup last, DateLabel label, int index)
    {
        if (tokens.FindIndex(index, token => token.IsNumber) >= 0)
            return last with { End = index };
        return last.Label is DateLabel.None ? last with { Label = label } : last;
    }

    private static (DateLabel Label, int Index) Find(List<DateToken> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (LineWords.IsUpdated(tokens[i].Text))
                return (DateLabel.Updated, i);
            if (LineWords.IsPublished(tokens[i].Text))
                return (DateLabel.Published, i);
        }

        return (DateLabel.None, to);
    }
}
