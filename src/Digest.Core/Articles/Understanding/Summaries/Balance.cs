namespace Digest.Core.Articles.Understanding.Summaries;

/// <summary>Tells whether a piece of text closes the quotations and brackets that it opens.</summary>
internal static class Balance
{
    /// <summary>Whether it does. Arabic typists use the two signs of a Latin quotation either way round.</summary>
    public static bool Holds(ReadOnlySpan<char> text)
    {
        int straight = 0, curly = 0, angle = 0, round = 0, square = 0;
        foreach (var c in text)
        {
            switch (c)
            {
                case '"': straight++; break;
                case '“' or '”' or '„': curly++; break;
                case '«': angle++; break;
                case '»': angle--; break;
                case '(': round++; break;
                case ')': round--; break;
                case '[': square++; break;
                case ']': square--; break;
            }

            if (round < 0 || square < 0)
                return false;
        }

        return straight % 2 == 0 && curly % 2 == 0 && (angle, round, square) == (0, 0, 0);
    }
}
