namespace Digest.Core.Archive.Cards;

/// <summary>Paints the picture by which an issue is shown where somebody shares its address.</summary>
public interface ICardPainter
{
    /// <summary>A PNG of <see cref="IssueCard.Width"/> by <see cref="IssueCard.Height"/> pixels; null where this machine cannot paint it, for example for want of fonts, which is logged.</summary>
    ReadOnlyMemory<byte>? Paint(IssueCard card);
}
