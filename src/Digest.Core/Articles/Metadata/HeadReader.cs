using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Boilerplate;
using Digest.Core.Articles.Metadata.Bylines;
using Digest.Core.Articles.Metadata.Dates;
using Digest.Core.Articles.Metadata.Places;
using Digest.Core.Articles.Metadata.Sources;

namespace Digest.Core.Articles.Metadata;

/// <summary>What the lines above a story say.</summary>
internal sealed record Head
{
    public string? Title { get; set; }

    public string? Byline { get; set; }

    public string? Source { get; set; }

    public string? Place { get; set; }

    public string? Link { get; set; }

    public List<string> Sections { get; } = [];

    /// <summary>The date lines with the index of their block.</summary>
    public List<(int Index, DateLine Line)> Dates { get; } = [];
}

/// <summary>Reads the head of an article, from the top of the file to the first paragraph of the story, and marks each of its lines.</summary>
internal sealed class HeadReader(Layout layout, string? declaredTitle, bool isMonthFirst, int start, int storyStart)
{
    private const int MaxHead = 40;
    private const int FewestWordsOfStandfirst = 5;
    private const int FarthestHeadline = 80;
    private const int FewestWordsOfFarHeadline = 3;
    private const int NearHeadline = 6;
    private const int NearSections = 3;
    private const int LongEnough = 20;

    private readonly Head _head = new();
    private readonly List<int> _lines = [];
    private readonly List<(int Index, DateLine Line)> _named = [];
    private readonly List<int> _places = [];
    private readonly SortedDictionary<int, Breadcrumb> _paths = [];

    /// <param name="layout">The blocks.</param>
    /// <param name="declaredTitle">The headline, where the file declares it.</param>
    /// <param name="isMonthFirst">Whether 3/4/2021 may be March.</param>
    /// <param name="start">The index at which the head may begin.</param>
    /// <param name="storyStart">The index before which no paragraph is of the story; it may begin later.</param>
    public static Head Read(Layout layout, string? declaredTitle, bool isMonthFirst, int start, int storyStart) => new HeadReader(layout, declaredTitle, isMonthFirst, start, storyStart).Read();

    private Head Read()
    {
        var story = ReadLines();
        layout.TitleIndex = FindTitle(ref story);
        _head.Title = layout.TitleIndex >= 0 ? TextOf(layout.TitleIndex) : null;
        layout.BodyStart = story;
        if (layout.TitleIndex >= 0)
            layout.Mark(layout.TitleIndex, BlockRole.Title, "the headline");
        TakePaths();
        JudgePlaces();
        JudgeNamed(story);
        JudgeRest(story);
        _head.Title = declaredTitle ?? _head.Title;
        return _head;
    }

    // Goes down to the first paragraph and reads what is plainly no headline; the other lines stay for later.
    private int ReadLines()
    {
        var end = Math.Min(layout.Blocks.Count, start + MaxHead);
        for (var i = start; i < end; i++)
        {
            if (layout.RoleOf(i) != BlockRole.Body)
                continue;

            var block = layout.Blocks[i];
            if (Breadcrumb.Read(block.Text) is { } crumb)
                TakePath(i, crumb);
            else if (SectionLabel.Read(block.Text) is { } labelled)
                Take(i, BlockRole.Sections, "the line that names the section", () => AddSections(labelled));
            else if (DateLine.Read(block, isMonthFirst) is { } date)
                Sort(i, date);
            else if (Byline.Read(block.Text) is { } name)
                Take(i, BlockRole.Byline, "the byline", () => _head.Byline ??= name);
            else if (_lines.Count > 0 && Gazetteer.IsCity(block.Text))
                _places.Add(i);
            else if (Credit.OfLine(block.Text) is not null)
                Take(i, BlockRole.Source, "the credit of a source", () => Sign(Signature.Read(block.Text, isBesideDate: false)));
            else if (LinkLine.Read(block.Text) is { } link)
                Take(i, BlockRole.Cut, "the address of the page", () => _head.Link ??= link);
            else if (PhraseTable.Find(block, out _) is not null)
                layout.Mark(i, BlockRole.Cut, "a phrase of the site's frame above the story");
            else if (block.IsProse && i >= storyStart)
                return i;
            else
                AddLine(i, block);
        }

        return end;
    }

    private void TakePath(int i, Breadcrumb path)
    {
        layout.Mark(i, BlockRole.Cut, "the path from the site's home page");
        _paths.Add(i, path);
    }

    private void AddLine(int i, Block block)
    {
        _lines.Add(i);
        if (Breadcrumb.ReadEnd(block.Text) is { } path)
            _paths.Add(i, path);
    }

    // What stands in the path in front of the headline; without the headline in it, a single part or a common section.
    private void TakePaths()
    {
        var title = Text.Folding.Key(declaredTitle ?? _head.Title ?? "");
        foreach (var (index, path) in _paths)
        {
            if (index == layout.TitleIndex || Same(Text.Folding.Key(path.Last), title) || EndsIn(index, title))
                AddSections(path.SectionsBefore(index == layout.TitleIndex ? Text.Folding.Key(path.Last) : title).Where(part => path.IsSure || SectionNames.IsKnown(part)));
            else if (path.IsSure)
                AddSections(path.Parts.Where(part => Breadcrumb.IsSection(part) && (part != path.Last || path.Parts.Count == 1 || SectionNames.IsKnown(part))));
            else if (path.Parts.Count == 1 && SectionNames.IsKnown(path.Last))
                AddSections(path.Parts);
        }
    }

    private bool EndsIn(int index, string title) => title.Length > LongEnough && layout.Blocks[index].Key.EndsWith(" " + title, StringComparison.Ordinal);

    // Where the headline stands in a path only, it is the last part.
    private string TextOf(int i) => _paths.TryGetValue(i, out var path) ? path.Last : layout.Blocks[i].Text;

    // A bare name with a date may be the writer's, or the headline of another article.
    private void Sort(int i, DateLine date)
    {
        if (date.HasName && !date.IsLabelled)
            _named.Add((i, date));
        else
            TakeDate(i, date);
    }

    // By the headline a city is where the story comes from; farther up it is an entry of the menu.
    private void JudgePlaces()
    {
        foreach (var i in _places)
        {
            if (layout.TitleIndex >= 0 && i - layout.TitleIndex is >= -1 and <= NearHeadline and not 0)
                Take(i, BlockRole.Place, "the place of the dateline", () => _head.Place ??= layout.Blocks[i].Text.Trim(':', '-', '.', ' '));
        }
    }

    // It is the writer's alone and close under the headline.
    private void JudgeNamed(int story)
    {
        var from = layout.TitleIndex >= 0 ? layout.TitleIndex : story - NearHeadline;
        var below = _named.FindAll(named => named.Index > from && named.Index < story);
        var own = below is [var only] && only.Index <= from + NearHeadline ? only.Index : -1;
        foreach (var (index, line) in _named.Where(named => named.Index != layout.TitleIndex))
        {
            if (index == own)
                TakeDate(index, line);
            else
                layout.Mark(index, BlockRole.Cut, "another article with its date");
        }
    }

    private void TakeDate(int i, DateLine date)
    {
        Take(i, BlockRole.Date, "a date", () => _head.Dates.Add((i, date)));
        if (date.HasName)
            Sign(Signature.Read(layout.Blocks[i].Text, isBesideDate: true));
    }

    private void Sign(Signature? signature)
    {
        _head.Byline ??= signature?.Name;
        _head.Place ??= signature?.Place;
        _head.Source ??= signature?.Source;
    }

    private void Take(int i, BlockRole role, string reason, Action take)
    {
        layout.Mark(i, role, reason);
        take();
    }

    private int FindTitle(ref int story)
    {
        var declared = declaredTitle is null ? null : Text.Folding.Key(declaredTitle);
        if (declared is not null || _paths.Count > 0)
        {
            var match = Enumerable.Range(start, Math.Min(layout.Blocks.Count - start, MaxHead))
                .Where(i => layout.RoleOf(i) == BlockRole.Body && (declared is not null ? Same(layout.Blocks[i].Key, declared) : EndsPath(i))).DefaultIfEmpty(-1).First();
            if (match >= 0 || declared is not null)
            {
                story = match == story ? Next(story) : story;
                return match;
            }
        }

        _named.ForEach(named => layout.Mark(named.Index, BlockRole.Date, "a date"));

        // A paragraph that is short and open may be a long headline, if another one follows it.
        var candidates = _lines.Where(i => TitleLine.IsPossible(layout.Blocks[i]) && !IsSections(i)).ToList();
        var unsure = story < layout.Blocks.Count && TitleLine.IsUnsure(layout.Blocks[story]) && Next(story) < layout.Blocks.Count;
        if (unsure)
            candidates.Add(story);
        candidates = [.. candidates.Union(_paths.Keys.Where(i => Text.Words.Count(_paths[i].Last) >= FewestWordsOfFarHeadline)).Order()];
        if (candidates.Count == 0)
            candidates = [.. _lines.Where(i => TitleLine.IsPossible(layout.Blocks[i]))];
        if (candidates.Count == 0)
            candidates = _named.ConvertAll(named => named.Index);
        if (candidates.Count == 0)
            candidates = FarCandidates(story);
        var chosen = Barest(TitleLine.Choose(layout, candidates, TextOf, unsure ? story + 1 : story), candidates);
        if (chosen == story && unsure)
            story = Next(story);
        return chosen;
    }

    // A line may repeat the headline behind the section: محليات / العنوان
    private int Barest(int chosen, List<int> candidates)
    {
        var bare = candidates.FindIndex(i => i > chosen && i <= chosen + NearSections && chosen >= 0 && EndsIn(chosen, layout.Blocks[i].Key));
        return bare < 0 ? chosen : candidates[bare];
    }

    // An author's box or a table of contents may part a story from its headline.
    private List<int> FarCandidates(int story)
    {
        var from = Math.Max(0, story - FarthestHeadline);
        return [.. Enumerable.Range(from, story - from).Where(i => layout.RoleOf(i) is BlockRole.Cut or BlockRole.Body
            && TitleLine.IsPossible(layout.Blocks[i]) && layout.Blocks[i].Words >= FewestWordsOfFarHeadline && PhraseTable.Find(layout.Blocks[i], out _) is null)];
    }

    // A line that a path has as its headline; the entries of a menu are parts of paths too.
    private bool EndsPath(int i)
    {
        foreach (var (index, path) in _paths)
        {
            if (index != i && (path.Parts.Count > 1 || layout.Blocks[i].Words > 1) && !SectionNames.IsKnown(path.Last) && (Same(layout.Blocks[i].Key, Text.Folding.Key(path.Last)) || EndsIn(index, layout.Blocks[i].Key)))
                return true;
        }

        return false;
    }

    private bool IsSections(int i) => SectionLine.HasForm(layout.Blocks[i].Text);

    private static bool Same(string key, string known) =>
        key == known || (known.Length > LongEnough && key.StartsWith(known, StringComparison.Ordinal)) || (key.Length > LongEnough && known.StartsWith(key, StringComparison.Ordinal));

    private int Next(int i)
    {
        do
            i++;
        while (i < layout.Blocks.Count && layout.RoleOf(i) != BlockRole.Body);
        return i;
    }

    // What stands above the headline is the site's; below it a standfirst is the story's.
    private void JudgeRest(int story)
    {
        var kicker = Kicker.Find(layout);
        for (var i = 0; i < story && i < layout.Blocks.Count; i++)
        {
            if (layout.RoleOf(i) != BlockRole.Body)
                continue;

            var block = layout.Blocks[i];
            if (layout.TitleIndex >= 0 && (block.Key == layout.Blocks[layout.TitleIndex].Key || block.Key == Text.Folding.Key(TextOf(layout.TitleIndex))))
                layout.Mark(i, BlockRole.Cut, "the headline again");
            else if (layout.TitleIndex >= 0 && i > layout.TitleIndex && i <= layout.TitleIndex + NearHeadline && !block.IsProse && Signature.Read(block.Text, IsInHead(i)) is { } signature)
                Take(i, BlockRole.Byline, "the line that signs the story", () => Sign(signature));
            else if (SectionsOf(i, kicker) is { } sections)
                Take(i, BlockRole.Sections, "the sections", () => AddSections(sections));
            else if (i < layout.TitleIndex)
                layout.Mark(i, BlockRole.Cut, "a line above the headline: motto or kicker");
            else if (layout.TitleIndex >= 0 && block.Kind == BlockKind.Paragraph && block.Words < FewestWordsOfStandfirst)
                layout.Mark(i, BlockRole.Cut, "a label under the headline");
            else
                layout.BodyStart = Math.Min(layout.BodyStart, i);
        }
    }

    private bool IsInHead(int i) => (i > 0 && IsOfHead(i - 1)) || (i + 1 < layout.Blocks.Count && IsOfHead(i + 1));

    private bool IsOfHead(int i) => layout.RoleOf(i) is BlockRole.Date or BlockRole.Place or BlockRole.Byline or BlockRole.Source;

    // Above the headline it is one line, below it any that is near.
    private IReadOnlyList<string>? SectionsOf(int i, int kicker)
    {
        if (i < layout.TitleIndex)
            return i == kicker && _head.Sections.Count == 0 ? Kicker.Read(layout, i) : null;
        return layout.TitleIndex >= 0 && i - layout.TitleIndex <= NearSections ? SectionLine.Read(layout.Blocks[i].Text) : null;
    }

    private void AddSections(IEnumerable<string> sections) => _head.Sections.AddRange(sections.Except(_head.Sections));
}
