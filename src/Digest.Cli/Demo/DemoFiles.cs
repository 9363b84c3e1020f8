using System.Text;
using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.LocalHost.Services;

namespace Digest.Cli.Demo;

/// <summary>Writes what readers get, as files to look at.</summary>
internal sealed class DemoFiles(string directory)
{
    private const string Chats = "chat";

    /// <summary>The page of the archive.</summary>
    public string Page => Path.Combine(directory, "index.html");

    /// <summary>Writes the page, the two parts of a reader's mail, the issue as JSON, and its chat messages.</summary>
    public async Task WriteAsync(RenderedIssue rendered, Subscriber reader, Uri unsubscribe, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        await WriteAsync("index.html", rendered.WebHtml, cancellationToken);
        await WriteAsync("email.html", Fill(rendered.EmailHtml, "email.html", ReaderEncoding.Html), cancellationToken);
        await WriteAsync("email.txt", Fill(rendered.EmailText, "email.txt", ReaderEncoding.Text), cancellationToken);
        await WriteAsync("issue.json", rendered.Json, cancellationToken);
        Directory.CreateDirectory(Path.Combine(directory, Chats));
        foreach (var (file, messages) in rendered.Chats)
            await WriteAsync(Path.Combine(Chats, file), messages, cancellationToken);

        string Fill(string text, string part, ReaderEncoding encoding) =>
            ReaderTemplate.Parse(text, part).Fill(new ReaderFields(reader.Name, unsubscribe), encoding);
    }

    /// <summary>Writes a reader's accepted mail as <c>{address}.eml</c>.</summary>
    public async Task WriteAsync(CaughtMail mail, Subscriber reader, CancellationToken cancellationToken) =>
        await File.WriteAllBytesAsync(Path.Combine(directory, $"{reader.Address}.eml"), mail.Raw, cancellationToken);

    /// <summary>The mails that carry a copy: its delivery id is in their Message-ID.</summary>
    public static IReadOnlyList<CaughtMail> CopiesOf(IEnumerable<CaughtMail> mails, Issue issue, Subscriber reader)
    {
        var id = Encoding.ASCII.GetBytes(DeliveryId.For(issue.Id, reader.Id));
        return [.. mails.Where(mail => mail.To.Contains(reader.Address) && mail.Raw.Span.IndexOf(id) >= 0)];
    }

    private Task WriteAsync(string name, string content, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Path.Combine(directory, name), content, cancellationToken);
}
