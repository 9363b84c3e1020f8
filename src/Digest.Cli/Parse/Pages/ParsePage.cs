using System.Security.Cryptography;
using System.Text;

namespace Digest.Cli.Parse.Pages;

/// <summary>
/// One web page that shows files beside what was understood of them. It needs nothing but itself: no script, no picture,
/// no font, and its policy forbids them. At most about 20 million characters; files that come after are named only.
/// </summary>
internal sealed class ParsePage
{
    private const int MaxLength = 20_000_000;

    private static readonly string Style = ReadStyle();
    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    private readonly HtmlText _contents = new();
    private readonly HtmlText _files = new();
    private int _count;
    private int _rejected;
    private int _leftOff;

    /// <summary>Shows one more file.</summary>
    public void Add(ParseOutcome outcome)
    {
        var id = $"file-{++_count}";
        if (outcome.Rejection is not null)
            _rejected++;
        var isFull = _files.Length + _contents.Length > MaxLength;
        if (isFull)
            _leftOff++;
        else
            Show(outcome, id);
    }

    /// <summary>The page.</summary>
    public override string ToString()
    {
        var page = new HtmlText();
        page.Add($"""
            <!DOCTYPE html>
            <html lang="en" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{StyleHash}'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <title>What Digest understood</title>

            """);
        page.AddStyle(Style).Add($"""
            </head>
            <body>
            <header><h1>What Digest understood</h1><p>{Tally()}</p></header>

            """);
        if (_count > 1)
            page.Add($"""<nav aria-labelledby="contents"><h2 id="contents">Files</h2><ol>{_contents}</ol></nav>{"\n"}""");
        page.Add($"<main>\n{_files}");
        if (_leftOff > 0)
            page.Add($"<p class=\"left-off\">The page is full: {_leftOff} more {(_leftOff == 1 ? "file is" : "files are")} left off. Parse them by themselves.</p>\n");
        return page.Add($"</main>\n</body>\n</html>").ToString();
    }

    private void Show(ParseOutcome outcome, string id)
    {
        _contents.Add($"""<li><a href="#{id}"><bdi>{outcome.File}</bdi></a>""");
        if (outcome.Parsed is { } parsed)
        {
            var tongue = Tongue.Of(parsed.Article);
            _contents.Add($"""<span lang="{tongue.Lang}" dir="{tongue.Dir}">{parsed.Article.Title}</span></li>{"\n"}""");
            FileSection.Write(_files, id, parsed);
        }
        else
        {
            _contents.Add($"<strong>rejected</strong></li>\n");
            FileSection.Write(_files, id, outcome.File, outcome.Rejection!);
        }
    }

    private string Tally() => (_count, _rejected) switch
    {
        (1, 0) => "One file.",
        (1, _) => "One file, rejected.",
        (_, 0) => $"{_count} files.",
        _ => $"{_count} files, {_rejected} of them rejected.",
    };

    // Browsers hash the style after they made its line ends one character.
    private static string ReadStyle()
    {
        using var stream = typeof(ParsePage).Assembly.GetManifestResourceStream("Digest.Cli.Parse.Pages.page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
