using System.Globalization;
using Digest.Core.Articles;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Editing;
using Scriban.Runtime;

namespace Digest.Core.Templates;

/// <summary>What stands above the stories: an editor's word to the readers, and on an editor's own copy what it is.</summary>
internal static class EditorNote
{
    /// <summary>The note as templates name it, in the direction in which it begins; null for none.</summary>
    public static ScriptObject? Values(string? note, Locale locale, Theme theme)
    {
        string[] paragraphs = [.. (note ?? "").Split('\n').Select(line => PlainText.Clean(line, IssueEdits.MaxNote)).Where(line => line.Length > 0)];
        if (paragraphs.Length == 0)
            return null;
        var direction = Bidi.FirstStrong(string.Join(' ', paragraphs)) ?? locale.Direction;
        var values = new ScriptObject { ["paragraphs"] = new ScriptArray(direction is TextDirection.Rtl ? paragraphs.Select(locale.WithDigits) : paragraphs) };
        theme.AddSides(values, direction);
        return values;
    }

    /// <summary>That the page was corrected, when and why; null where it was not.</summary>
    public static string? Amendment(Edition edition, Issue issue, Locale locale) => issue is { Corrected: { } corrected, Amendment: { } message }
        ? $"{locale["corrected"].Replace("{date}", locale.Date(EditionSchedule.DayOf(edition, corrected)), StringComparison.Ordinal)} {locale.Prose(message)}"
        : null;

    /// <summary>That this is a preview, and what the issue waits for.</summary>
    public static string Notice(Edition edition, Issue issue, Locale locale)
    {
        if (issue.State is not IssueState.Held)
            return locale["preview"];
        if (issue.HeldUntil is not { } until)
            return $"{locale["preview"]} {locale["preview_held"]}";
        var local = TimeZoneInfo.ConvertTime(until, EditionSchedule.ZoneOf(edition));
        return locale.WithDigits($"{locale["preview"]} {locale["preview_until"]}"
            .Replace("{date}", locale.Date(DateOnly.FromDateTime(local.DateTime), weekday: true), StringComparison.Ordinal)
            .Replace("{time}", local.ToString("HH:mm", CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
