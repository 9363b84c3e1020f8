using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Functions;

/// <summary><c>math</c></summary>
internal sealed class MathFunctions : ScriptObject
{
    public static object? Abs(TemplateContext context, SourceSpan span, object? value) => value switch
    {
        null => null,
        int number => Math.Abs(number),
        long number => Math.Abs(number),
        short number => Math.Abs(number),
        sbyte number => Math.Abs(number),
        float number => Math.Abs(number),
        double number => Math.Abs(number),
        decimal number => Math.Abs(number),
        _ when value.GetType().IsPrimitive => value,
        _ => throw new ScriptRuntimeException(span, $"The value `{value}` is not a number"),
    };

    public static double Ceil(double value) => Math.Ceiling(value);

    public static double Floor(double value) => Math.Floor(value);

    /// <summary>To the nearest, a half to the even.</summary>
    public static double Round(double value, int precision = 0) => Math.Round(value, precision);

    /// <summary>A whole divisor gives a whole result, rounded down.</summary>
    public static object? DividedBy(TemplateContext context, SourceSpan span, double value, object? divisor)
    {
        var result = BinaryOperation.Evaluate(context, span, ScriptBinaryOperator.Divide, value, divisor);
        return divisor is int && result is double quotient ? (int)Math.Floor(quotient) : result;
    }

    public static object? Minus(TemplateContext context, SourceSpan span, object? value, object? with) =>
        BinaryOperation.Evaluate(context, span, ScriptBinaryOperator.Subtract, value, with);

    public static object? Modulo(TemplateContext context, SourceSpan span, object? value, object? with) =>
        BinaryOperation.Evaluate(context, span, ScriptBinaryOperator.Modulus, value, with);

    public static object? Plus(TemplateContext context, SourceSpan span, object? value, object? with) =>
        BinaryOperation.Evaluate(context, span, ScriptBinaryOperator.Add, value, with);

    public static object? Times(TemplateContext context, SourceSpan span, object? value, object? with) =>
        BinaryOperation.Evaluate(context, span, ScriptBinaryOperator.Multiply, value, with);

    public static string Format(TemplateContext context, SourceSpan span, object? value, string? format, string? culture = null)
    {
        if (value is null)
            return string.Empty;
        if (!IsNumber(value))
            throw new ScriptRuntimeException(span, $"Unexpected `{value}`. Must be a formattable number");
        return ((IFormattable)value).ToString(format ?? string.Empty, culture is null ? context.CurrentCulture : new CultureInfo(culture));
    }

    public static bool IsNumber(object? value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or BigInteger;

    public static string Uuid() => Guid.NewGuid().ToString();

    /// <summary>From the first number up to, but not including, the second.</summary>
    public static object Random(TemplateContext context, SourceSpan span, int minValue, int maxValue)
    {
        if (minValue > maxValue)
            throw new ScriptRuntimeException(span, "minValue must be greater than maxValue");
        return minValue == maxValue ? minValue : RandomNumberGenerator.GetInt32(minValue, maxValue);
    }
}
