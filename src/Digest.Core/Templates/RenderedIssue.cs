using System.Collections.ObjectModel;

namespace Digest.Core.Templates;

/// <summary>
/// One issue as templates made it, for all its readers. Html and text of the mail hold the reader's own fields as marks
/// (see <see cref="ReaderMark"/>), which are filled in by position; web page, JSON and chats are public and hold none.
/// </summary>
/// <param name="Subject">The subject of the mail, one line.</param>
/// <param name="EmailHtml">The html part of the mail, with marks.</param>
/// <param name="EmailText">The text part of the mail, with marks.</param>
/// <param name="WebHtml">The page of the archive (<c>index.html</c>).</param>
/// <param name="Json">The issue as a JSON document (<c>issue.json</c>).</param>
public sealed record RenderedIssue(string Subject, string EmailHtml, string EmailText, string WebHtml, string Json)
{
    /// <summary>The file for servers of Mastodon that allow longer posts: an array of arrays of posts, each as <c>mastodon.json</c> but with longer and fewer posts than the one before.</summary>
    public const string LongerPosts = "mastodon-longer.json";

    /// <summary>The files that <see cref="Chats"/> may hold.</summary>
    public static IReadOnlyList<string> ChatFiles { get; } = ["slack.json", "teams.json", "discord.json", "telegram.json", "mastodon.json", LongerPosts];

    /// <summary>
    /// The messages of chats by their file, one of <see cref="ChatFiles"/>: a JSON array of the platform's own payloads, to be
    /// sent in their order, each as its bytes stand here, since these were counted.
    /// </summary>
    public IReadOnlyDictionary<string, string> Chats { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
