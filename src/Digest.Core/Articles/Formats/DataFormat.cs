using System.Text;
using System.Text.Json;

namespace Digest.Core.Articles.Formats;

/// <summary>Knows text that programs write for programs, which would otherwise pass for prose.</summary>
internal static class DataFormat
{
    private static readonly string[] Roots = ["<rss", "<feed", "<urlset", "<sitemapindex", "<svg", "<opml"];

    /// <summary>Refuses data.</summary>
    /// <exception cref="ArticleRejectedException">It is a JSON document, a feed, a sitemap or a drawing.</exception>
    public static void Refuse(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start is ['{' or '[', ..] && IsJson(text))
            throw Data("a JSON document");
        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
            start = start[(start.IndexOf("?>", StringComparison.Ordinal) is var end and >= 0 ? end + 2 : 0)..].TrimStart();
        foreach (var root in Roots)
        {
            if (start.StartsWith(root, StringComparison.OrdinalIgnoreCase))
                throw Data($"an XML document ({root[1..]})");
        }
    }

    private static bool IsJson(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            while (reader.Read())
            {
                // Nothing but its form is of interest.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ArticleRejectedException Data(string what) =>
        new($"The file is {what}, no article: upload the story itself as .txt, .html, .md or .docx.");
}
