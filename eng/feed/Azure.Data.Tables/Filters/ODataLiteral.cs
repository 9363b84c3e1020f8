using System.Globalization;
using System.Text;
using System.Xml;

namespace Azure.Data.Tables.Filters;

/// <summary>
/// Writes values the way OData 3 filters want them. The library has two dialects, which differ in doubles, decimals
/// and times of no known zone: one for expressions, one for interpolated strings.
/// </summary>
internal static class ODataLiteral
{
    public const string Null = "null";

    public static string OfExpression(object value) => value switch
    {
        double number => Fraction(XmlConvert.ToString(number)),
        float number => Fraction(XmlConvert.ToString(number)),
        decimal number => XmlConvert.ToString(number) + "M",
        DateTime time => Time(time),
        _ => OfEither(value) ?? throw new InvalidOperationException($"Could not convert constant {value} expression to string."),
    };

    public static string OfInterpolation(object value, int index) => value switch
    {
        double number => number.ToString(CultureInfo.InvariantCulture),
        float number => number.ToString(CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        DateTime time => Time(time.ToUniversalTime()),
        char character => Text(character.ToString()),
        StringBuilder builder => Text(builder.ToString()),
        _ => OfEither(value) ?? throw new ArgumentException($"Unable to convert argument {index} from type {value.GetType()} to an OData literal."),
    };

    private static string OfEither(object value) => value switch
    {
        null => Null,
        string text => Text(text),
        bool yes => yes ? "true" : "false",
        Enum => null,
        byte or sbyte or short or ushort or int or uint => Convert.ToString(value, CultureInfo.InvariantCulture),
        long or ulong => Convert.ToString(value, CultureInfo.InvariantCulture) + "L",
        Guid guid => $"guid'{guid}'",
        DateTimeOffset time => Time(time.UtcDateTime),
        byte[] bytes => Binary(bytes),
        BinaryData data => Binary(data.ToMemory().Span),
        _ => null,
    };

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Time(DateTime time) => $"datetime'{XmlConvert.ToString(time, XmlDateTimeSerializationMode.RoundtripKind)}'";

    private static string Binary(ReadOnlySpan<byte> bytes) => $"X'{Convert.ToHexString(bytes)}'";

    /// <summary>A whole double needs a fraction, or the service takes it for an Int32.</summary>
    private static string Fraction(string number) => number.AsSpan().ContainsAnyExceptInRange('-', '9') || number.Contains('.', StringComparison.Ordinal) ? number : number + ".0";
}
