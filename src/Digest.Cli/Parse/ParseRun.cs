using System.Runtime.CompilerServices;
using Digest.Core.Articles;

namespace Digest.Cli.Parse;

/// <summary>Parses files one after another; a rejected one does not stop the others.</summary>
/// <param name="metadata">What the metadata of every file's blob would say.</param>
internal sealed class ParseRun(IReadOnlyDictionary<string, string> metadata)
{
    private readonly ArticleParser _parser = new(TimeProvider.System);

    /// <summary>What comes of these files, and of the articles in these folders.</summary>
    public async IAsyncEnumerable<ParseOutcome> OfAsync(IEnumerable<string> paths, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in paths.SelectMany(Chosen))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await OfAsync(file, cancellationToken);
        }
    }

    // A file that was named is parsed whatever it is called; a folder without articles is an error, not silence.
    private static IEnumerable<ArticleFile> Chosen(string path) => Directory.Exists(path)
        ? ArticleFile.In(path).Where(file => file.IsArticle).DefaultIfEmpty(new ArticleFile(path, path))
        : ArticleFile.In(path);

    private async Task<ParseOutcome> OfAsync(ArticleFile file, CancellationToken cancellationToken)
    {
        try
        {
            return new ParseOutcome(file.Name, _parser.Explain(file.Name, await ReadAsync(file.Path, cancellationToken), metadata), null);
        }
        catch (ArticleRejectedException rejection)
        {
            return new ParseOutcome(file.Name, null, rejection);
        }
    }

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
