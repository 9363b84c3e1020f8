using System.Collections;
using System.Numerics;
using System.Text;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

/// <summary>Values as text, as booleans, as other types.</summary>
public partial class TemplateContext
{
    private int _textDepth;
    private int _textLength;

    /// <summary>Whether there is nothing in it; null for null, and of other objects whether they have members.</summary>
    public virtual object? IsEmpty(SourceSpan span, object? against) => against switch
    {
        null => null,
        IList list => list.Count == 0,
        IEnumerable items => !items.GetEnumerator().MoveNext(),
        _ when IsNumeric(against.GetType()) => false,
        _ => GetMemberAccessor(against).GetMemberCount(this, span, against) > 0,
    };

    public virtual IList? ToList(SourceSpan span, object? value) => value switch
    {
        null => null,
        IList list => list,
        IEnumerable items => new ScriptArray(items),
        _ => throw new ScriptRuntimeException(span, "Unexpected list value. Expecting an array, list or iterator. Unable to convert to a list."),
    };

    /// <summary>A value as it is written; inside of another it is quoted.</summary>
    public virtual string? ObjectToString(object? value, bool nested = false)
    {
        if (_textDepth == 0)
            _textLength = 0;

        _textDepth++;
        try
        {
            if (ObjectRecursionLimit != 0 && _textDepth > ObjectRecursionLimit)
                throw new InvalidOperationException("Structure is too deeply nested or contains reference loops.");

            var text = Format(value, nested);
            return _textDepth == 1 && LimitToString > 0 && text?.Length >= LimitToString ? text + "..." : text;
        }
        finally
        {
            _textDepth--;
        }
    }

    /// <summary>Null and <c>empty</c> are false, as false is; all else is true.</summary>
    public virtual bool ToBool(SourceSpan span, object? value) => value switch
    {
        null => false,
        bool boolean => boolean,
        _ => value != EmptyScriptObject.Default,
    };

    public virtual int ToInt(SourceSpan span, object? value)
    {
        try
        {
            return value switch
            {
                null => 0,
                int number => number,
                BigInteger number => (int)number,
                uint number => checked((int)number),
                ulong number => checked((int)number),
                _ => Convert.ToInt32(value, CurrentCulture),
            };
        }
        catch (Exception exception)
        {
            throw new ScriptRuntimeException(span, $"Unable to convert type `{GetTypeName(value)}` to int", exception);
        }
    }

    public virtual string GetTypeName(object? value) => value is null ? "null" : TypeNames.Of(value as Type ?? value.GetType());

    public T ToObject<T>(SourceSpan span, object? value)
    {
        var converted = ToObject(span, value, typeof(T));
        if (converted is T typed)
            return typed;
        return converted is null && default(T) is null ? default! : throw Inconvertible(span, value, typeof(T), null);
    }

    public virtual object? ToObject(SourceSpan span, object? value, Type destinationType)
    {
        ArgumentNullException.ThrowIfNull(destinationType);
        if (Nullable.GetUnderlyingType(destinationType) is { } underlying)
        {
            if (value is null)
                return null;
            destinationType = underlying;
        }

        var type = value?.GetType();
        if (type == destinationType)
            return value;
        if (destinationType == typeof(string))
            return ObjectToString(value);
        if (destinationType == typeof(int))
            return ToInt(span, value);
        if (destinationType == typeof(bool))
            return ToBool(span, value);
        if (value is null)
            return Zero(destinationType);

        try
        {
            if (destinationType.IsEnum)
                return value is string name ? Enum.Parse(destinationType, name) : Enum.ToObject(destinationType, value);
            if (IsNumeric(type!) && IsNumeric(destinationType))
                return NumberConversion.Convert(value, destinationType, CurrentCulture);
        }
        catch (Exception exception)
        {
            throw Inconvertible(span, value, destinationType, exception);
        }

        if (destinationType == typeof(IList))
            return ToList(span, value);
        return destinationType.IsInstanceOfType(value) ? value : throw Inconvertible(span, value, destinationType, null);
    }

    private ScriptRuntimeException Inconvertible(SourceSpan span, object? value, Type type, Exception? cause) =>
        new(span, $"Unable to convert type `{GetTypeName(value)}` to `{GetTypeName(type)}`", cause);

    private static object? Zero(Type type)
    {
        if (type == typeof(BigInteger))
            return BigInteger.Zero;
        return Type.GetTypeCode(type) is TypeCode.Double or TypeCode.Single or TypeCode.Int64 or TypeCode.Decimal && !type.IsEnum
            ? Activator.CreateInstance(type)
            : null;
    }

    private string? Format(object? value, bool nested)
    {
        if (LimitToString > 0 && _textLength >= LimitToString)
            return string.Empty;

        switch (value)
        {
            case string text:
                return Quote(text, nested);
            case null:
            case EmptyScriptObject:
                return nested ? "null" : null;
            case bool boolean:
                return boolean ? "true" : "false";
            case DateTime date when FindDateFunctions() is { } dates:
                return dates.ToString(date, dates.Format, CurrentCulture);
            case IFormattable formattable:
                return formattable.ToString(null, this);
            case IConvertible convertible:
                return convertible.ToString(this);
            case IEnumerable items:
                return FormatList(items);
            case IScriptCustomFunction and not ScriptFunction:
                return "<function>";
        }

        if (value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        {
            var pair = new ScriptObject(2);
            pair.Import(value, renamer: MemberRenamer);
            return ObjectToString(pair, true);
        }

        return value.ToString();
    }

    private string Quote(string text, bool nested)
    {
        var room = LimitToString - _textLength;
        if (LimitToString <= 0 || text.Length < room)
            return nested ? $"\"{StringFunctions.Escape(text)}\"" : text;

        text = text[..room];
        return nested ? $"\"{StringFunctions.Escape(text)}" : text;
    }

    /// <summary>The format of dates is that of <c>date.format</c>, as long as templates see <c>date</c>.</summary>
    private DateTimeFunctions? FindDateFunctions()
    {
        var strict = StrictVariables;
        StrictVariables = false;
        try
        {
            return GetValue(DateTimeFunctions.DateVariable) as DateTimeFunctions;
        }
        finally
        {
            StrictVariables = strict;
        }
    }

    private string FormatList(IEnumerable items)
    {
        var text = new StringBuilder("[");
        _textLength++;
        var separator = string.Empty;
        foreach (var item in items)
        {
            text.Append(separator);
            _textLength += separator.Length;
            separator = ", ";
            var part = ObjectToString(item, true);
            text.Append(part);
            _textLength += part?.Length ?? 0;
            if (LimitToString > 0 && _textLength >= LimitToString)
                return text.ToString();
        }

        _textLength++;
        return text.Append(']').ToString();
    }
}
