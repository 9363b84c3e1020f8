using Azure;
using Azure.Storage.Blobs.Models;
using Digest.Core.Issues.Choices;
using Digest.Core.Templates;

namespace Digest.Azure;

/// <summary>The files of an issue for those who deliver it: <c>outgoing/{issue}/email.html</c> and its companions; as some readers chose it: <c>outgoing/{issue}/{choice}/email.html</c>. The archive keeps what is public.</summary>
internal sealed class RenderedFiles(StorageSetup storage)
{
    private const string Private = "private, no-store";
    private const string Json = "application/json; charset=utf-8";

    public async Task SaveAsync(string issueId, ReaderChoice choice, RenderedIssue rendered, CancellationToken cancellationToken)
    {
        if (!Keys.TryParseIssue(issueId, out _, out _))
            throw new ArgumentException($"'{issueId}' is not the id of an issue.", nameof(issueId));
        if (rendered.Chats.Keys.Except(RenderedIssue.ChatFiles).FirstOrDefault() is { } unknown)
            throw new ArgumentException($"'{unknown}' is no file of chat messages.", nameof(rendered));
        var folder = Folder(issueId, choice);
        var container = await storage.ContainerAsync(StorageNames.OutgoingContainer, cancellationToken);
        await Task.WhenAll([
            SaveAsync("email.html", rendered.EmailHtml, "text/html; charset=utf-8", Private),
            SaveAsync("email.txt", rendered.EmailText, "text/plain; charset=utf-8", Private),
            SaveAsync("index.html", rendered.WebHtml, "text/html; charset=utf-8", Private),
            SaveAsync("issue.json", rendered.Json, Json, Private),
            .. rendered.Chats.Select(chat => SaveAsync(chat.Key, chat.Value, Json, Private))]);
        // Last, because the issue is rendered when it is there.
        await SaveAsync("subject.txt", rendered.Subject, "text/plain; charset=utf-8", Private);

        Task SaveAsync(string file, string content, string type, string caching) =>
            container.GetBlobClient($"{folder}/{file}").UploadAsync(
                BinaryData.FromString(content),
                new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = type, CacheControl = caching } },
                cancellationToken);
    }

    public async Task<RenderedIssue?> ReadAsync(string issueId, ReaderChoice choice, bool withChats, CancellationToken cancellationToken)
    {
        if (!Keys.TryParseIssue(issueId, out _, out _))
            return null;
        var folder = Folder(issueId, choice);
        var container = await storage.ContainerAsync(StorageNames.OutgoingContainer, cancellationToken);
        var files = await Task.WhenAll(
            ReadAsync("subject.txt"), ReadAsync("email.html"), ReadAsync("email.txt"), ReadAsync("index.html"), ReadAsync("issue.json"));
        if (files is not [{ } subject, { } html, { } text, { } web, { } json])
            return null;
        // An issue of an earlier version may lack some.
        var chats = await Task.WhenAll((withChats ? RenderedIssue.ChatFiles : []).Select(async file => (File: file, Messages: await ReadAsync(file))));
        return new RenderedIssue(subject, html, text, web, json)
        {
            Chats = chats.Where(chat => chat.Messages is not null).ToDictionary(chat => chat.File, chat => chat.Messages!, StringComparer.Ordinal),
        };

        async Task<string?> ReadAsync(string file)
        {
            try
            {
                var content = await container.GetBlobClient($"{folder}/{file}").DownloadContentAsync(cancellationToken);
                return content.Value.Content.ToString();
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                return null;
            }
        }
    }

    private static string Folder(string issueId, ReaderChoice choice) => choice.IsMain ? issueId : $"{issueId}/{choice.Key}";
}
