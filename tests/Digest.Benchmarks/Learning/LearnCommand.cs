using System.CommandLine;
using Digest.Benchmarks.Extraction;
using Digest.Core.Articles.Body;

namespace Digest.Benchmarks.Learning;

/// <summary><c>learn</c>: makes the models of src/Digest.Core/Articles/Body from sets of pages whose story is known, whole or in pieces.</summary>
internal static class LearnCommand
{
    private const int Folds = 4;

    public static Command Create()
    {
        var data = new Option<string[]>("--data") { Description = "A folder of pages with ground truth: the whole story (WCXB's layout), or pieces of story and frame (trafilatura's). May be given several times.", Required = true, HelpName = "DIR" };
        var output = new Option<string>("--out") { Description = "The file to write.", Required = true, HelpName = "FILE" };
        var lines = new Option<bool>("--lines") { Description = "Learn from the visible lines, without markup." };
        var check = new Option<bool>("--check") { Description = "Say first how well pages are judged that were not learnt from, in 4 folds by site." };
        var command = new Command("learn", "Learns which blocks of a page are its story.") { data, output, lines, check };
        command.SetAction(parsed =>
        {
            var pages = parsed.GetValue(data)!.SelectMany(PageSet.Open).AsParallel().AsOrdered().Select(page => TrainingPage.Read(page, parsed.GetValue(lines))).OfType<TrainingPage>().ToList();
            Console.WriteLine($"{pages.Count} pages, {pages.Sum(page => page.Blocks.Count)} blocks");
            if (parsed.GetValue(check))
                Check(pages);
            using var file = new BinaryWriter(File.Create(parsed.GetValue(output)!));
            Learn(pages).Write(file);
            Console.WriteLine($"{parsed.GetValue(output)}: {file.BaseStream.Length} bytes");
        });
        return command;
    }

    private static void Check(List<TrainingPage> pages)
    {
        var scored = new List<(TrainingPage Page, float[] Scores)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = Learn([.. pages.Where(page => Fold(page) != fold)]);
            scored.AddRange(pages.Where(page => Fold(page) == fold).Select(page => (page, Score(model, page))));
            Console.WriteLine($"fold {fold + 1} of {Folds} done");
        }

        foreach (var threshold in (float[])[0, 0.35f, 0.45f])
        {
            var results = scored.Where(entry => entry.Page.Page.Text is not null).AsParallel().Select(entry => (entry.Page.Page.Kind, Score: entry.Page.Judge(entry.Scores, threshold))).ToList();
            Console.WriteLine($"{(threshold > 0 ? $"threshold {threshold:0.00}" : "threshold of each page")}: all {results.Average(result => result.Score.F1):0.0000}  " + string.Join("  ", results.GroupBy(result => result.Kind).OrderByDescending(group => group.Count()).Select(group => $"{group.Key} {group.Average(result => result.Score.F1):0.000} ({group.Count()})")));
            PrintPieces(scored, threshold);
        }
    }

    private static void PrintPieces(List<(TrainingPage Page, float[] Scores)> scored, float threshold)
    {
        var pieces = scored.Where(entry => entry.Page.Page.Text is null).SelectMany(entry =>
        {
            var least = threshold > 0 ? threshold : StoryThreshold.Of(entry.Scores, entry.Page.Blocks);
            return entry.Page.Sample().Select(i => (IsStory: entry.Page.Labels[i] > 0.5f, IsTaken: entry.Scores[i] >= least));
        }).ToList();
        if (pieces.Count == 0)
            return;
        var hit = pieces.Count(piece => piece is { IsStory: true, IsTaken: true });
        double precision = hit / (double)pieces.Count(piece => piece.IsTaken), recall = hit / (double)pieces.Count(piece => piece.IsStory);
        Console.WriteLine($"    blocks of known pieces: precision {precision:0.000}  recall {recall:0.000}  F1 {2 * precision * recall / (precision + recall):0.000}");
    }

    private static float[] Score(BodyModel model, TrainingPage page) => model.Score(page.Features, page.Blocks, page.Structure);

    // The second look must learn from first answers as they are on pages that the first one has not seen.
    private static BodyModel Learn(List<TrainingPage> pages)
    {
        var columns = BodyModel.ColumnsOfFirst(pages[0].Structure);
        for (var fold = 0; fold < Folds; fold++)
        {
            var first = LearnFrom([.. pages.Where(page => Fold(page, 1) != fold)], columns);
            Parallel.ForEach(pages.Where(page => Fold(page, 1) == fold), page => BodyModel.AddContext(page.Features, ScoreFirst(first, page), page.Blocks, page.Structure));
        }

        var second = LearnFrom(pages, columns + StoryContext.Count);
        return new BodyModel(LearnFrom(pages, columns), second);
    }

    private static float[] ScoreFirst(TreeEnsemble first, TrainingPage page)
    {
        var scores = new float[page.Blocks.Count];
        first.Score(page.Features, scores);
        return scores;
    }

    private static TreeEnsemble LearnFrom(List<TrainingPage> pages, int columns)
    {
        var rows = pages.SelectMany(page => page.Sample().Select(i => page.Features.Memory(i))).ToList();
        var labels = pages.SelectMany(page => page.Sample().Select(i => page.Labels[i]));
        var weights = pages.SelectMany(page => page.Sample().Select(i => page.Weights[i] * page.SampleScale));
        return new Booster(new BoosterOptions()).Learn(rows, [.. labels], [.. weights], columns);
    }

    // By site, so that no page is judged by what was learnt from its sisters.
    private static int Fold(TrainingPage page, int salt = 0) => (int)((Hash(page.Page.Site) + (uint)salt) * 2654435761u >> 16) % Folds;

    private static uint Hash(string text) => text.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u);
}
