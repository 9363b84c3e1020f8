namespace Digest.Cli.Parse.Pages;

/// <summary>How much of a long file is shown in one column; more would be no page that a browser opens or a person reads.</summary>
/// <param name="html">The page.</param>
internal sealed class ColumnLimit(HtmlText html)
{
    private const int MostLines = 2_000;
    private const int MaxLength = 1_000_000;

    private readonly int _start = html.Length;
    private int _lines;

    /// <summary>Whether no more lines may be shown.</summary>
    public bool IsReached => _lines == MostLines || html.Length - _start > MaxLength;

    /// <summary>Counts a line that is shown.</summary>
    public void Count() => _lines++;

    /// <summary>Says how much is left off, if anything is.</summary>
    /// <param name="lines">How many lines there are.</param>
    /// <param name="remedy">Where the others can be seen.</param>
    public void WriteRest(int lines, string remedy)
    {
        if (_lines < lines)
            html.Add($"<p class=\"left-off\">{lines - _lines} of {lines} lines are left off here: {remedy}</p>\n");
    }
}
