using Digest.Core.Articles.Blocks;

namespace Digest.Core.Articles.Boilerplate;

/// <summary>Cuts the lines that are frame wherever they stand: counts, share bars, notices, navigation, captions, bare links.</summary>
internal static class FrameLines
{
    private const int MaxCounterLength = 12;

    public static void Cut(Layout layout)
    {
        for (var i = 0; i < layout.Blocks.Count; i++)
        {
            if (Judge(layout.Blocks[i]) is { } reason)
                layout.Mark(i, BlockRole.Cut, reason);
        }
    }

    private static string? Judge(Block block)
    {
        if (block.Kind == BlockKind.Caption)
            return "the caption of a picture";
        if (block.Text.Length <= MaxCounterLength && block.Key.Length == 0)
            return IsDate(block.Text) ? null : "a lone count or sign";
        if (block.LinkShare > 0.8 && !block.IsClosed && (block.Kind == BlockKind.ListItem || block.Words < 12))
            return "a bare link";

        // Comment forms and related articles stay for the next step, which needs them as anchors.
        return PhraseTable.Find(block, out var isWhole) switch
        {
            PhraseKind.Share => "a button to share or print",
            PhraseKind.Frame when isWhole || !block.IsProse => "navigation or imprint of the site",
            PhraseKind.Notice => "a notice of the site",
            _ => null,
        };
    }

    // A date in figures has no letters either.
    private static bool IsDate(string text) => text.Count(char.IsDigit) >= 6 && text.Any(c => c is '/' or '-' or '.' or ':' or '|' or 'ـ');
}
