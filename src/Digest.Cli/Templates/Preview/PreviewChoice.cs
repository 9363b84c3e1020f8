using System.Globalization;
using Digest.Core.Templates.Checks;
using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Templates.Preview;

/// <summary>What a person wants to see: a language, and a kind of issue.</summary>
/// <param name="Language">The language of the edition.</param>
/// <param name="Stories">The name of the issue.</param>
internal sealed record PreviewChoice(string Language, string Stories)
{
    /// <summary>The issues to choose from.</summary>
    public static readonly IReadOnlyDictionary<string, (string Name, SampleKind Kind, int Count)> Issues = new Dictionary<string, (string, SampleKind, int)>
    {
        ["5"] = ("5 stories", SampleKind.Own, 5),
        ["1"] = ("1 story", SampleKind.Own, 1),
        ["0"] = ("no story", SampleKind.Own, 0),
        ["40"] = ("40 stories", SampleKind.Own, 40),
        ["mixed"] = ("5 stories in several languages", SampleKind.Mixed, 5),
        ["hostile"] = ("5 stories by an enemy", SampleKind.Hostile, 5),
    };

    /// <summary>The issue.</summary>
    public SampleIssue Sample => SampleIssue.Of(Language, Issues[Stories].Kind, Issues[Stories].Count);

    /// <summary>What an address asks for; the first of each where it asks for none that there is.</summary>
    public static PreviewChoice Of(IQueryCollection query, IReadOnlyList<string> languages)
    {
        var (language, stories) = ($"{query["language"]}", $"{query["stories"]}");
        return new PreviewChoice(languages.Contains(language) ? language : languages[0], Issues.ContainsKey(stories) ? stories : Issues.First().Key);
    }

    /// <summary>The address of a view of this choice.</summary>
    /// <param name="view">Its path and what else it asks for: <c>mail?scheme=dark</c>.</param>
    /// <param name="version">The version of the templates, so that no browser shows an older one.</param>
    public string Address(string view, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"/{view}{(view.Contains('?', StringComparison.Ordinal) ? '&' : '?')}language={Uri.EscapeDataString(Language)}&stories={Stories}&version={version}");
}
