namespace Digest.Core.Editions;

/// <summary>The digits in which an edition prints numbers; foreign names keep theirs.</summary>
public enum DigitSystem
{
    /// <summary>Those of the locale of the edition's language.</summary>
    OfLocale,

    /// <summary>0123456789, as in the Maghreb.</summary>
    Latin,

    /// <summary>٠١٢٣٤٥٦٧٨٩, as in the Mashriq.</summary>
    Arabic,

    /// <summary>۰۱۲۳۴۵۶۷۸۹, of Persian and Urdu.</summary>
    Persian,
}
