using Digest.Core.Articles.Understanding.Words;

namespace Digest.Core.Articles.Understanding.Keywords;

/// <summary>Chooses among the forms in which a keyword is written.</summary>
internal static class Forms
{
    /// <summary>The form that occurs most, the earliest of equals: a piece of the text, without what Arabic glues to its front; null when no occurrence can be shown.</summary>
    public static string? MostUsed(WordList words, WordFacts facts, in Keyword keyword)
    {
        var all = words.All;
        var forms = new List<(string Form, int Times)>();
        for (var text = 0; text < words.Texts; text++)
        {
            var end = words.StartOf(text) + words.In(text).Length - keyword.Length;
            for (var i = words.StartOf(text); i <= end; i++)
            {
                if (Is(keyword, i, all, facts) && GlueOf(words, facts, i, keyword.Length) is >= 0 and var glue)
                    Count(forms, words.Text(text).AsSpan((all[i].Start + glue)..all[i + keyword.Length - 1].End));
            }
        }

        return forms.Count == 0 ? null : forms.MaxBy(form => form.Times).Form;
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

    // How many letters in front are not shown; -1 where للكشف المبكر would lose its article and keep that of its adjective.
    private static int GlueOf(WordList words, WordFacts facts, int token, int length)
    {
        var first = words.All[token];
        ref readonly var fact = ref facts[first.Word];
        var folded = words.Vocabulary[first.Word];
        // A word with marks or tatweel is longer than its folded form, and what is glued to it cannot be counted off.
        if (!fact.IsArabic || first.Length != folded.Length)
            return 0;
        if (length > 1 && fact.Glue > 1 && folded[fact.Glue - 1] == 'ل' && folded[fact.Glue - 2] == 'ل')
            return -1;
        var isDefined = length > 1 && words.Vocabulary[words.All[token + 1].Word].StartsWith("ال");
        return fact.Glue == 0 && isDefined ? ArabicForms.GlueBeforeDefined(folded) : fact.Glue;
    }

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
