using System.Globalization;
using System.Text;
using Azure.Core.Serialization;

namespace Digest.LocalHost.Invocation;

/// <summary>Turns text into the type of a parameter as the worker's own converters do, in their order.</summary>
internal static class TextConverter
{
    public static object? Convert(string text, Type type, ObjectSerializer serializer)
    {
        if (type.IsAssignableFrom(typeof(string)))
            return text;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(Guid) && Guid.TryParse(text, out var guid))
            return guid;
        if (plain == typeof(DateTimeOffset) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var instant))
            return instant;
        if (plain == typeof(DateTime) && DateTime.TryParse(text, CultureInfo.InvariantCulture, out var time))
            return time;
        var bytes = Encoding.UTF8.GetBytes(text);
        if (plain == typeof(byte[]))
            return bytes;
        if (plain == typeof(ReadOnlyMemory<byte>))
            return new ReadOnlyMemory<byte>(bytes);
        return serializer.Deserialize(new MemoryStream(bytes), type, CancellationToken.None);
    }
}
