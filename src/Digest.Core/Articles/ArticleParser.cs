using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Body;
using Digest.Core.Articles.Boilerplate;
using Digest.Core.Articles.Encodings;
using Digest.Core.Articles.Formats;
using Digest.Core.Articles.Languages;
using Digest.Core.Articles.Metadata;
using Digest.Core.Articles.Metadata.Dates;
using Digest.Core.Articles.Metadata.Places;
using Digest.Core.Articles.Metadata.Sources;
using Digest.Core.Articles.Understanding;

namespace Digest.Core.Articles;

/// <summary>Understands an uploaded file: plain text with or without the frame of a web page, HTML, Markdown, Word. Pure: it reads nothing but what it is given.</summary>
/// <param name="time">The clock that decides which dates are over.</param>
public sealed class ArticleParser(TimeProvider time)
{
    /// <summary>The most bytes that a file may have: 10 MB. Callers check the length before they read.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private const int MaxBlocks = 20_000;
    private const int FewestWords = 30;
    private const int LongestTitle = 300;

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its name, which is only passed on: formats are known by content.</param>
    /// <param name="content">Its bytes, at most <see cref="MaxBytes"/>.</param>
    /// <exception cref="ArticleRejectedException">It is no article that can be published: the message says why and what would help.</exception>
    /// <param name="metadata">What is said of the file beside it, which overrides what it says itself: title, byline or author, source, place, published, language, sections, link, picture, in any case, percent-encoded where they are not ASCII; other names are passed over.</param>
    public Article Parse(string file, ReadOnlyMemory<byte> content, IReadOnlyDictionary<string, string>? metadata = null) => Explain(file, content, metadata).Article;

    /// <summary>Reads a file and says of each of its lines what it was taken for, and why.</summary>
    /// <param name="file">Its name, which is only passed on: formats are known by content.</param>
    /// <param name="content">Its bytes, at most <see cref="MaxBytes"/>.</param>
    /// <exception cref="ArticleRejectedException">It is no article that can be published: the message says why and what would help.</exception>
    /// <param name="metadata">What is said of the file beside it, as for <see cref="Parse"/>.</param>
    public ParsedFile Explain(string file, ReadOnlyMemory<byte> content, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        var warnings = new List<string>();
        var source = Read(content, warnings);
        if (source.Blocks.Count == 0)
            throw new ArticleRejectedException("The file has no text: upload it again with the headline and the story.");
        if (source.Blocks.Count > MaxBlocks)
            throw new ArticleRejectedException($"The file has more than {MaxBlocks} paragraphs: upload one article a file.");

        var layout = new Layout(source.Blocks);
        var isMonthFirst = LanguageDetector.Detect(source.Blocks.Select(block => block.Text)) == "en";
        FrameLines.Cut(layout);
        var story = source switch
        {
            { Page: { } page } => StoryFinder.OfPage(layout, page),
            { IsLines: true } => StoryFinder.OfLines(layout),
            _ => null,
        };
        story?.CutAround();
        var head = HeadReader.Read(layout, source.Declared.Title?.Value, isMonthFirst, story?.HeadStart ?? 0, story?.StoryStart ?? 0);
        story?.CutHead();
        NextArticle.Cut(layout);
        TrailingBlocks.Cut(layout);
        TrailingBlocks.CutLabels(layout);
        TailReader.Read(layout, head);
        var said = metadata is null ? Declared.Nothing : BlobMetadata.Read(metadata, warnings);
        var article = Describe(file, said, source.Declared, layout, head, isMonthFirst, warnings);
        return new ParsedFile(article, new Verdicts(layout, story));
    }

    private Article Describe(string file, Declared said, Declared ofFile, Layout layout, Head head, bool isMonthFirst, List<string> warnings)
    {
        var body = layout.Body.ToList();
        var declared = said.Over(ofFile);
        if ((said.Title?.Value ?? head.Title) is not { } title)
            throw new ArticleRejectedException("The text has no headline: put it alone in the first line, or as \"title\" in front matter.");
        if (title.Length > LongestTitle)
            throw new ArticleRejectedException($"The headline is longer than {LongestTitle} characters: put a short one alone in the first line.");
        if (body.Count == 0)
            throw new ArticleRejectedException("There is no story under the headline: upload the file again with its text.");

        var paragraphs = body.ConvertAll(block => block.Text);
        var words = body.Sum(block => block.Words);
        if (words < FewestWords)
            warnings.Add($"The story has only {words} words.");

        var latest = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1);
        var (published, doubts) = PublicationDates.Find(layout, head, declared, latest, isMonthFirst);
        warnings.AddRange(doubts);
        if (said.Dates is [var unread, ..] && DeclaredDates.Choose(said.Dates, latest, isMonthFirst) is null)
            warnings.Add($"The metadata date \"{unread.Value}\" was not taken: write a day up to now as 2026-11-22.");

        // A dateline opens the story proper, which may stand behind a standfirst.
        var dateline = body.Take(3).Select(block => Dateline.OfParagraph(block.Text)).FirstOrDefault(found => found is not null);
        var byline = declared.Byline ?? Found.Of(head.Byline, "the byline in the text", 0.85);
        var source = declared.Source
            ?? Found.Of(head.Source, "the line that credits a source", 0.85)
            ?? Found.Of(dateline?.Agency, "the dateline", 0.9)
            ?? Found.Of(Credit.OfEnding(paragraphs[^1]), "the agency at the end of the story", 0.85)
            ?? Found.Of(paragraphs.Select(Credit.OfOwnPaper).FirstOrDefault(paper => paper is not null), "what the paper calls itself in the story", 0.7);
        var place = declared.Place
            ?? Found.Of(Dateline.OfTitle(title), "the place before the headline", 0.8)
            ?? Found.Of(dateline?.Place, "the dateline", 0.9)
            ?? Found.Of(head.Place, "the line of a place by the headline", 0.7);
        var link = declared.Link ?? Found.Of(head.Link, "the line that gives the address", 0.8);
        var language = DeclaredLanguage.Choose(declared.Language, LanguageDetector.Detect(paragraphs.Prepend(title)));
        var sections = declared.Sections ?? (head.Sections.Count > 0 ? new Found<IReadOnlyList<string>>(head.Sections, "the lines of sections by the headline", 0.8) : null);
        var understood = Understood.Of(title, body, language.Value);
        return new Article
        {
            File = file,
            Title = title,
            Byline = byline?.Value,
            Source = source?.Value,
            Place = place?.Value,
            Published = published?.Value,
            Language = language.Value,
            Direction = LanguageDetector.DirectionOf(paragraphs.Prepend(title), declared.Direction),
            Sections = sections?.Value ?? [],
            Link = link?.Value,
            Picture = declared.Picture?.Value,
            Priority = declared.Priority,
            Evidence = Gather(
                ("title", declared.Title?.Evidence ?? new Evidence("the line above the story", 0.8)),
                ("byline", byline?.Evidence),
                ("source", source?.Evidence),
                ("place", place?.Evidence),
                ("published", published?.Evidence),
                ("language", language.Evidence),
                ("sections", sections?.Evidence),
                ("link", link?.Evidence),
                ("picture", declared.Picture?.Evidence)),
            Keywords = understood.Keywords,
            Places = understood.Places,
            Organisations = understood.Organisations,
            Summary = understood.Summary,
            Paragraphs = paragraphs,
            Blocks = StoryBlocks.Of(body, language.Value, link?.Value),
            Words = words,
            ReadingMinutes = ReadingTime.Minutes(words, language.Value),
            Fingerprint = understood.Fingerprint,
            Warnings = warnings,
        };
    }

    private static Dictionary<string, Evidence> Gather(params ReadOnlySpan<(string Field, Evidence? Evidence)> fields)
    {
        var gathered = new Dictionary<string, Evidence>();
        foreach (var (field, evidence) in fields)
        {
            if (evidence is not null)
                gathered.Add(field, evidence);
        }

        return gathered;
    }

    private static ArticleSource Read(ReadOnlyMemory<byte> content, List<string> warnings)
    {
        if (content.IsEmpty)
            throw new ArticleRejectedException("The file is empty: upload it again with its text.");
        if (content.Length > MaxBytes)
            throw new ArticleRejectedException($"The file is larger than {MaxBytes / (1024 * 1024)} MB, the limit for one article: upload the text alone.");

        FileSignature.Refuse(content.Span);
        if (FileSignature.IsZip(content.Span))
            return DocxReader.Read(content);

        var decoded = TextDecoder.Decode(content.Span);
        if (decoded.Warning is not null)
            warnings.Add(decoded.Warning);
        DataFormat.Refuse(decoded.Text);
        return FormatSniffer.Sniff(decoded.Text) switch
        {
            TextFormat.Html => HtmlReader.Read(decoded.Text),
            TextFormat.Markdown => MarkdownReader.Read(decoded.Text),
            _ => PlainTextReader.Read(decoded.Text),
        };
    }
}
