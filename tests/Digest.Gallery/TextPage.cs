using System.Net;

namespace Digest.Gallery;

/// <summary>The text part as a mail program shows it: typewriter letters, each line in the direction of its first letter.</summary>
internal static class TextPage
{
    public static string Of(string text) => $$"""
        <!DOCTYPE html>
        <html lang="und"><head><meta charset="utf-8"><style>
        body { margin: 0; padding: 24px 28px; background: #fff; color: #1b2430; font: 15px/1.7 'DejaVu Sans Mono', 'Noto Sans Mono', 'Noto Sans Arabic', monospace; overflow-wrap: anywhere; }
        div { min-height: 1.7em; unicode-bidi: plaintext; text-align: start; }
        </style></head><body>{{string.Concat(text.TrimEnd('\n').Split('\n').Select(line => $"<div dir=\"auto\">{WebUtility.HtmlEncode(line)}</div>"))}}</body></html>
        """;
}
