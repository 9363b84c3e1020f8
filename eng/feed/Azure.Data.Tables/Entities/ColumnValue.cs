using System.Globalization;
using System.Xml;

namespace Azure.Data.Tables.Entities;

/// <summary>Turns what JSON said into what a property wants. The property's type decides, not the annotation.</summary>
internal static class ColumnValue
{
    /// <returns>The value, or the type's default where a value cannot be of that type at all (as the real library does).</returns>
    /// <exception cref="InvalidCastException">JSON has another type.</exception>
    /// <exception cref="FormatException">The text is not a value of the type.</exception>
    public static object As(Type type, object raw)
    {
        if (raw is null)
            return Default(type);
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var text = raw as string;
        if (plain.IsEnum)
            return NamedMember(plain, text) ?? Default(type);
        if (plain == typeof(string))
            return text;
        if (plain == typeof(int))
            return (int)raw;
        if (plain == typeof(bool))
            return (bool)raw;
        if (plain == typeof(double))
            return Convert.ToDouble(raw, CultureInfo.InvariantCulture);
        if (plain == typeof(long))
            return long.Parse(text!, CultureInfo.InvariantCulture);
        if (plain == typeof(ulong))
            return ulong.Parse(text!, CultureInfo.InvariantCulture);
        if (plain == typeof(Guid))
            return Guid.Parse(text!);
        if (plain == typeof(DateTime))
            return DateTime.Parse(text!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        if (plain == typeof(DateTimeOffset))
            return DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        if (plain == typeof(TimeSpan))
            return XmlConvert.ToTimeSpan(text!);
        if (plain == typeof(byte[]))
            return Convert.FromBase64String(text!);
        if (plain == typeof(BinaryData))
            return BinaryData.FromBytes(Convert.FromBase64String(text!));
        if (plain == typeof(ETag))
            return new ETag(text);
        return Default(type);
    }

    /// <summary>Enums travel by name; a number is no name, though <see cref="Enum.Parse(Type, string)"/> would take it.</summary>
    private static object NamedMember(Type type, string name) =>
        name is [var first, ..] && char.IsLetter(first) | first == '_' && Enum.TryParse(type, name, out var member) ? member : null;

    private static object Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}
