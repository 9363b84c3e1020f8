using Azure.Data.Tables;

namespace Digest.Azure;

/// <summary>
/// The layout that a row was written in, so that while two versions of Digest run side by side, or after a step back, the
/// older one leaves alone what it would misread. A new column that may be missing is no new layout.
/// </summary>
internal static class RowLayout
{
    public const string Column = "Layout";

    /// <summary>Refuses a row that a newer version wrote. Rows from before layouts were counted are of the first.</summary>
    /// <exception cref="InvalidDataException">The row's layout is above <paramref name="newest"/>.</exception>
    public static void CheckLayout(this TableEntity row, int newest)
    {
        if (row.GetInt32(Column) is { } layout && layout > newest)
            throw new InvalidDataException($"Row ({row.PartitionKey}, {row.RowKey}) is of layout {layout}, and this version of Digest reads layouts up to {newest}: a newer version wrote it. Deploy that version again; docs/deploy.md, Upgrades.");
    }
}
