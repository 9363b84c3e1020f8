namespace Digest.Core.Templates;

/// <summary>
/// Marks the place of a reader's own field in a rendered text: the field's name between two private-use characters,
/// which no article keeps, because what a stranger wrote loses them before it is rendered.
/// </summary>
public static class ReaderMark
{
    /// <summary>Opens a mark.</summary>
    public const char Open = '\uE000';

    /// <summary>Closes a mark.</summary>
    public const char Close = '\uE001';

    /// <summary>The address behind which a POST unsubscribes the reader.</summary>
    public const string UnsubscribeUrl = "unsubscribe_url";

    /// <summary>The page on which the reader changes name, language and sections.</summary>
    public const string PreferencesUrl = "preferences_url";

    /// <summary>The reader's name as given; empty when unknown.</summary>
    public const string Name = "name";

    /// <summary>The mark of a field, as a template prints it.</summary>
    public static string For(string field) => $"{Open}{field}{Close}";
}
