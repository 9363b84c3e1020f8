using Digest.Core.Articles.Understanding.Words;

namespace Digest.Core.Articles.Understanding.Keywords;

/// <summary>Chooses among the forms in which a keyword is written.</summary>
internal static class Forms
{
    /// <summary>The form that occurs most, the earliest of equals: a piece of the text, without what Arabic glues to its front.</summary>
    public static string MostUsed(WordList words, WordFacts facts, in Keyword keyword)
    {
        var all = words.All;
        var forms = new List<(string Form, int Times)>();
        for (var text = 0; text < words.Texts; text++)
        {
            var end = words.StartOf(text) + words.In(text).Length - keyword.Length;
            for (var i = words.StartOf(text); i <= end; i++)
            {
                if (Is(keyword, i, all, facts))
                    Count(forms, Shown(words.Text(text), all[i], all[i + keyword.Length - 1], facts[all[i].Word].Glue, words.Vocabulary[all[i].Word].Length));
            }
        }

        return forms.MaxBy(form => form.Times).Form;
    }

    private static bool Is(in Keyword keyword, int token, ReadOnlySpan<Token> all, WordFacts facts)
    {
        for (var i = 0; i < keyword.Length; i++)
        {
            if (facts[all[token + i].Word].Stem != facts[all[keyword.First + i].Word].Stem || (i > 0 && (all[token + i].Before == Gap.Break || facts[all[token + i].Word].IsJoined)))
                return false;
        }

        return true;
    }

    // A word with marks or tatweel is longer than its folded form, and what is glued to it cannot be counted off.
    private static ReadOnlySpan<char> Shown(string text, Token first, Token last, int glue, int folded) =>
        text.AsSpan((first.Length == folded ? first.Start + glue : first.Start)..last.End);

    private static void Count(List<(string Form, int Times)> forms, ReadOnlySpan<char> form)
    {
        for (var i = 0; i < forms.Count; i++)
        {
            if (form.SequenceEqual(forms[i].Form))
            {
                forms[i] = (forms[i].Form, forms[i].Times + 1);
                return;
            }
        }

        forms.Add((form.ToString(), 1));
    }
}
