using System.Globalization;

namespace Azure.Data.Tables.Filters;

/// <summary>Filters from interpolated strings: each hole is filled with the literal of its value.</summary>
internal static class InterpolatedFilter
{
    public static string Of(FormattableString filter)
    {
        if (filter is null)
            return null;
        var literals = filter.GetArguments().Select(ODataLiteral.OfInterpolation).ToArray<object>();
        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }
}
