namespace Azure.Data.Tables.Entities;

/// <summary>The types of the Entity Data Model that JSON cannot tell apart, and the property that names them.</summary>
internal static class EdmType
{
    public const string Suffix = "@odata.type";
    public const string Binary = "Edm.Binary";
    public const string DateTime = "Edm.DateTime";
    public const string Double = "Edm.Double";
    public const string Guid = "Edm.Guid";
    public const string Int64 = "Edm.Int64";

    /// <returns>The type to annotate <paramref name="value"/> with, or null where JSON says enough.</returns>
    public static string Of(object value) => value switch
    {
        byte[] or BinaryData => Binary,
        System.DateTime or DateTimeOffset => DateTime,
        double => Double,
        System.Guid => Guid,
        long or ulong => Int64,
        _ => null,
    };
}
