using Digest.Core.Templates;

namespace Digest.Cli.Services;

/// <summary>An issue as files to look at.</summary>
internal static class RenderedFolder
{
    /// <summary>What is written.</summary>
    public const string Files = "index.html, email.html, email.txt, issue.json, chat/*.json";

    private const string Chats = "chat";

    /// <summary>Writes the page, the two parts of one reader's mail, the issue as JSON and its chat messages; makes the folder.</summary>
    public static async Task WriteAsync(string directory, RenderedIssue rendered, ReaderFields reader, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        await WriteAsync("index.html", rendered.WebHtml);
        await WriteAsync("email.html", ReaderTemplate.Parse(rendered.EmailHtml, "email.html").Fill(reader, ReaderEncoding.Html));
        await WriteAsync("email.txt", ReaderTemplate.Parse(rendered.EmailText, "email.txt").Fill(reader, ReaderEncoding.Text));
        await WriteAsync("issue.json", rendered.Json);
        Directory.CreateDirectory(Path.Combine(directory, Chats));
        foreach (var (file, messages) in rendered.Chats)
            await WriteAsync(Path.Combine(Chats, file), messages);

        Task WriteAsync(string name, string content) => File.WriteAllTextAsync(Path.Combine(directory, name), content, cancellationToken);
    }
}
