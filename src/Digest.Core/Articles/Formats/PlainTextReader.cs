using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats;

/// <summary>Reads plain text: a line is a paragraph, unless the text is wrapped by hand and blank lines part its paragraphs.</summary>
internal static class PlainTextReader
{
    public static ArticleSource Read(string text)
    {
        var lines = new List<(string Text, int Number)>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
            lines.Add((Cleaning.Clean(line), ++number));

        var blocks = IsWrapped(lines) ? Join(lines) : lines.Where(line => line.Text.Length > 0);
        return new ArticleSource([.. blocks.Select(line => new Block(BlockKind.Paragraph, line.Text, line.Number))], Declared.Nothing) { IsLines = true };
    }

    // Wrapped by hand: nearly all lines that another line follows are filled to the same width and break off mid-sentence.
    private static bool IsWrapped(List<(string Text, int Number)> lines)
    {
        var width = lines.Max(line => line.Text.Length);
        if (width is < 50 or > 110)
            return false;

        int followed = 0, filled = 0;
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (lines[i].Text.Length == 0 || lines[i + 1].Text.Length == 0)
                continue;

            followed++;
            if (lines[i].Text.Length > width * 7 / 10 && !".؟!:".Contains(lines[i].Text[^1]))
                filled++;
        }

        return followed >= 4 && filled * 10 >= followed * 7;
    }

    private static IEnumerable<(string Text, int Number)> Join(List<(string Text, int Number)> lines)
    {
        var paragraph = new List<(string Text, int Number)>();
        foreach (var line in lines.Append(("", 0)))
        {
            if (line.Item1.Length > 0)
            {
                paragraph.Add(line);
            }
            else if (paragraph.Count > 0)
            {
                yield return (string.Join(' ', paragraph.Select(part => part.Text)), paragraph[0].Number);
                paragraph.Clear();
            }
        }
    }
}
