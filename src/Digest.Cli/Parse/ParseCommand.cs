using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Cli.Parse.Pages;
using Digest.Core.Articles;

namespace Digest.Cli.Parse;

/// <summary><c>digest parse FILE… [--json] [--explain] [--html [--out FILE]] [--meta NAME=VALUE]</c>: what would be understood of these files. Needs no storage.</summary>
internal static class ParseCommand
{
    // The terminal shows no page, so letters of all scripts stay as they are.
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Files, or folders whose articles are meant (.txt, .html, .md, .docx).",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object a line." };

    private static readonly Option<bool> Explain = new("--explain") { Description = "Say of every line what it was taken for, and why; with --json in verdicts[]." };

    private static readonly Option<bool> Html = new("--html") { Description = "Print one web page for the browser: each file beside what was understood of it." };

    private static readonly Option<string> Out = new("--out") { Description = "Write the page of --html to this file, and print its path.", HelpName = "FILE" };

    private static readonly Option<string[]> Meta = new("--meta") { Description = "What the blob's metadata would say, as NAME=VALUE: title, byline, source, place, published, language, sections, link, picture, priority. Repeatable.", HelpName = "NAME=VALUE" };

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var command = new Command("parse", "Shows what is understood of articles; exit code 1 when one is rejected.") { Files, Json, Explain, Html, Out, Meta };
        Files.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
                result.AddError($"There is no option {token.Value}; a file of that name is given as ./{token.Value}.");
        });
        Meta.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) <= 0))
                result.AddError($"--meta takes NAME=VALUE, not {token.Value}.");
        });
        command.Validators.Add(CheckTogether);
        command.SetAction(RunAsync);
        return command;
    }

    private static void CheckTogether(CommandResult given)
    {
        if (given.GetValue(Html) && given.GetValue(Json))
            given.AddError("--html is a page for people, --json is for programs: leave out one of them.");
        if (given.GetValue(Html) && given.GetValue(Explain))
            given.AddError("--html shows every line with its reason anyway: leave out --explain.");
        if (given.GetValue(Out) is not { } path)
            return;
        if (!given.GetValue(Html))
            given.AddError("--out goes with --html: add --html, or send the output to a file with >.");
        else if (PageFile.Refuse(path, given.GetValue(Files) ?? []) is { } reason)
            given.AddError(reason);
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellationToken)
    {
        var page = given.GetValue(Html) ? new ParsePage() : null;
        var form = Form(given.GetValue(Json), given.GetValue(Explain));
        var rejected = false;
        await foreach (var outcome in new ParseRun(Metadata(given.GetValue(Meta))).OfAsync(given.GetValue(Files)!, cancellationToken))
        {
            rejected |= outcome.Rejection is not null;
            if (page is null)
                await Console.Out.WriteLineAsync(form(outcome));
            else
                page.Add(outcome);
        }

        if (page is not null)
            await Console.Out.WriteLineAsync(given.GetValue(Out) is { } path ? await PageFile.WriteAsync(path, page.ToString(), cancellationToken) : page.ToString());
        return rejected ? DigestCommand.Failed : 0;
    }

    // The last of a name counts, as when metadata is set again.
    private static Dictionary<string, string> Metadata(string[]? pairs)
    {
        var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in pairs ?? [])
            metadata[pair[..pair.IndexOf('=', StringComparison.Ordinal)]] = pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..];
        return metadata;
    }

    private static Func<ParseOutcome, string> Form(bool json, bool explain) => outcome => (outcome, json, explain) switch
    {
        ({ Parsed: { } parsed }, true, true) => ArticleJson.Write(parsed),
        ({ Parsed: { } parsed }, true, false) => ArticleJson.Write(parsed.Article),
        ({ Parsed: { } parsed }, false, true) => ReadableArticle.Of(parsed),
        ({ Parsed: { } parsed }, false, false) => ReadableArticle.Of(parsed.Article),
        (_, true, _) => JsonSerializer.Serialize(new { file = outcome.File, error = outcome.Rejection!.Message }, AsWritten),
        _ => ReadableArticle.Of(outcome.File, outcome.Rejection!),
    };
}
