using System.Text;
using Digest.Cli.Services;
using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.LocalHost.Services;

namespace Digest.Cli.Demo;

/// <summary>Writes what readers get, as files to look at.</summary>
internal sealed class DemoFiles(string directory)
{
    /// <summary>The page of the archive.</summary>
    public string Page => Path.Combine(directory, "index.html");

    /// <summary>Writes the page, the two parts of a reader's mail, the issue as JSON, and its chat messages.</summary>
    public Task WriteAsync(RenderedIssue rendered, Subscriber reader, Uri unsubscribe, Uri preferences, CancellationToken cancellationToken) =>
        RenderedFolder.WriteAsync(directory, rendered, new ReaderFields(reader.Name, unsubscribe, preferences), cancellationToken);

    /// <summary>Writes a reader's accepted mail as <c>{address}.eml</c>.</summary>
    public async Task WriteAsync(CaughtMail mail, Subscriber reader, CancellationToken cancellationToken) =>
        await File.WriteAllBytesAsync(Path.Combine(directory, $"{reader.Address}.eml"), mail.Raw, cancellationToken);

    /// <summary>The mails that carry a copy: its delivery id is in their Message-ID.</summary>
    public static IReadOnlyList<CaughtMail> CopiesOf(IEnumerable<CaughtMail> mails, Issue issue, Subscriber reader)
    {
        var id = Encoding.ASCII.GetBytes(DeliveryId.For(issue.Id, reader.Id));
        return [.. mails.Where(mail => mail.To.Contains(reader.Address) && mail.Raw.Span.IndexOf(id) >= 0)];
    }
}
