using System.Text.Json;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Templates;

namespace Digest.Tests.Webhooks;

/// <summary>An issue as the templates give it.</summary>
internal static class Sample
{
    private const string Url = "https://digest.example.org/weekly/2026-W47";

    public static readonly Edition Edition = new() { Id = "weekly", Title = "نشرة", BaseUrl = "https://digest.example.org/news", SenderAddress = "news@example.org", PostalAddress = "Rabat" };

    public static readonly Issue Issue = new()
    {
        Edition = "weekly",
        Week = "2026-W47",
        From = new DateTimeOffset(2026, 11, 15, 7, 0, 0, TimeSpan.FromHours(3)),
        Cut = new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.FromHours(3)),
        State = IssueState.Delivering,
        Articles = [],
        Changed = new DateTimeOffset(2026, 11, 22, 7, 0, 1, TimeSpan.FromHours(3)),
    };

    public static RenderedIssue Rendered(int stories = 1, string summary = "ملخص") => new("Subject", "<p>", "text", "<p>", JsonSerializer.Serialize(new
    {
        schema = "digest-issue/1",
        id = Issue.Id,
        title = "نشرة الأسبوع",
        language = "ar",
        direction = "rtl",
        url = Url,
        stories = Enumerable.Range(1, stories).Select(number => new
        {
            id = $"{number:x32}",
            url = $"{Url}#s{number}",
            title = $"عنوان الخبر {number}",
            summary,
            byline = (string?)null,
            language = "ar",
            keywords = new[] { "كلمة" },
        }),
    }));
}
