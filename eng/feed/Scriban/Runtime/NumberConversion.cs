using System.Numerics;

namespace Scriban.Runtime;

/// <summary>A number as another type of number; <see cref="Convert"/> does not know big ones.</summary>
internal static class NumberConversion
{
    public static object Convert(object value, Type type, IFormatProvider provider)
    {
        if (type == typeof(BigInteger))
            return ToBig(value, provider);
        if (value is not BigInteger big)
            return System.Convert.ChangeType(value, type, provider);

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Char => (char)(int)big,
            TypeCode.Single => (float)big,
            TypeCode.Double => (double)big,
            TypeCode.UInt32 => (uint)big,
            TypeCode.Int64 => (long)big,
            TypeCode.UInt64 => (ulong)big,
            _ => System.Convert.ChangeType(value, type, provider),
        };
    }

    private static object ToBig(object value, IFormatProvider provider) => value switch
    {
        bool boolean => new BigInteger(boolean ? 1 : 0),
        float number => new BigInteger(number),
        double number => new BigInteger(number),
        char character => new BigInteger(character),
        int number => new BigInteger(number),
        uint number => new BigInteger(number),
        long number => new BigInteger(number),
        ulong number => new BigInteger(number),
        _ => System.Convert.ChangeType(value, typeof(BigInteger), provider),
    };
}
