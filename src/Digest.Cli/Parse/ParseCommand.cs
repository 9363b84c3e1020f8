using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Core.Articles;

namespace Digest.Cli.Parse;

/// <summary><c>digest parse FILE… [--json] [--explain] [--meta NAME=VALUE]</c>: what would be understood of these files. Needs no storage.</summary>
internal static class ParseCommand
{
    // The terminal shows no page, so letters of all scripts stay as they are.
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files, or folders whose articles are meant (.txt, .html, .md, .docx).",
            Arity = ArgumentArity.OneOrMore,
        };
        files.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
                result.AddError($"There is no option {token.Value}; a file of that name is given as ./{token.Value}.");
        });
        var json = new Option<bool>("--json") { Description = "Print one JSON object a line." };
        var explain = new Option<bool>("--explain") { Description = "Say of every line what it was taken for, and why; with --json in verdicts[]." };
        var meta = new Option<string[]>("--meta") { Description = "What the blob's metadata would say, as NAME=VALUE: title, byline, source, place, published, language, sections, link, picture. Repeatable.", HelpName = "NAME=VALUE" };
        meta.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) <= 0))
                result.AddError($"--meta takes NAME=VALUE, not {token.Value}.");
        });
        var command = new Command("parse", "Shows what is understood of articles; exit code 1 when one is rejected.") { files, json, explain, meta };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(files)!, parsed.GetValue(json), Form(parsed.GetValue(json), parsed.GetValue(explain)), Metadata(parsed.GetValue(meta)), cancellationToken));
        return command;
    }

    // The last of a name counts, as when metadata is set again.
    private static Dictionary<string, string> Metadata(string[]? pairs)
    {
        var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in pairs ?? [])
            metadata[pair[..pair.IndexOf('=', StringComparison.Ordinal)]] = pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..];
        return metadata;
    }

    private static Func<ParsedFile, string> Form(bool json, bool explain) => (json, explain) switch
    {
        (true, true) => file => ArticleJson.Write(file),
        (true, false) => file => ArticleJson.Write(file.Article),
        (false, true) => ReadableArticle.Of,
        _ => file => ReadableArticle.Of(file.Article),
    };

    private static async Task<int> RunAsync(string[] paths, bool json, Func<ParsedFile, string> write, Dictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        var parser = new ArticleParser(TimeProvider.System);
        var rejected = false;
        foreach (var file in paths.SelectMany(Chosen))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string line;
            try
            {
                line = write(parser.Explain(file.Name, await ReadAsync(file.Path, cancellationToken), metadata));
            }
            catch (ArticleRejectedException rejection)
            {
                rejected = true;
                line = json ? Rejection(file.Name, rejection) : ReadableArticle.Of(file.Name, rejection);
            }

            await Console.Out.WriteLineAsync(line);
        }

        return rejected ? DigestCommand.Failed : 0;
    }

    private static string Rejection(string file, ArticleRejectedException rejection) =>
        JsonSerializer.Serialize(new { file, error = rejection.Message }, AsWritten);

    // A file that was named is parsed whatever it is called; a folder without articles is an error, not silence.
    private static IEnumerable<ArticleFile> Chosen(string path) => Directory.Exists(path)
        ? ArticleFile.In(path).Where(file => file.IsArticle).DefaultIfEmpty(new ArticleFile(path, path))
        : ArticleFile.In(path);

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
            throw new ArticleRejectedException("The folder holds no article (.txt, .html, .md, .docx).");
        try
        {
            var length = new FileInfo(path).Length;
            if (length > ArticleParser.MaxBytes)
                throw new ArticleRejectedException($"The file has {length:N0} bytes; an article has at most {ArticleParser.MaxBytes:N0}. Take out embedded pictures.");
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArticleRejectedException($"The file cannot be read: {error.Message}", error);
        }
    }
}
