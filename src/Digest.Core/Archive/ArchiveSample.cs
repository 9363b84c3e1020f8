using System.Text;
using Digest.Core.Templates;
using Digest.Core.Templates.Checks;

namespace Digest.Core.Archive;

/// <summary>Prints all templates of the archive once, for who checks them.</summary>
internal static class ArchiveSample
{
    /// <summary>All pages after one another.</summary>
    /// <exception cref="TemplateException">A template, locale or the theme cannot be used.</exception>
    public static string Print(TemplateLibrary library, SampleIssue sample)
    {
        var (edition, issue) = (sample.Edition, sample.Issue);
        var file = IssueFile.Read(Encoding.UTF8.GetBytes(IssueDocument.Of(new IssuePress(library, edition, issue, sample.Composition))));
        var issues = Enumerable.Range(0, ArchiveRenderer.IssuesOnPage + 1).Select(number => new ArchivedIssue
        {
            Id = issue.Id,
            Week = issue.Week,
            Day = ArchiveRenderer.Day(file).AddDays(-7 * number),
            Published = issue.Cut.AddDays(-7 * number),
            Headline = file.Subject,
            Language = file.Language,
            RightToLeft = file.Direction == "rtl",
            Stories = number,
            Recalled = number == 1 ? issue.Cut : null,
        }).ToList();
        var catalogue = new ArchiveCatalogue { Edition = edition.Id, Tag = "tag:news.example,2026-01-01", Begun = issue.Cut, Issues = issues };
        var renderer = new ArchiveRenderer(library);
        var pages = ArchiveSheets.Of(library, edition, [edition, edition], catalogue, [(issues[0], file)], null).Select(sheet => Encoding.UTF8.GetString(sheet.Content));
        return string.Concat(pages.Append(renderer.Recalled(edition, issues[1])).Append(renderer.WithPicture(edition, "", file, hasCard: true)));
    }
}
