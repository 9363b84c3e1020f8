using System.CommandLine;
using Digest.Benchmarks.Delivery;
using Digest.Benchmarks.Extraction;
using Digest.Benchmarks.Issues;
using Digest.Benchmarks.Learning;
using Digest.Benchmarks.Sending;
using Digest.Benchmarks.Speed;
using Digest.Benchmarks.Starting;

return await new RootCommand("Measures Digest, and learns its models.")
{
    ExtractionCommand.Create(),
    LearnCommand.Create(),
    SpeedCommand.Create(),
    SimilarCommand.Create(),
    ComposeCommand.Create(),
    RenderCommand.Create(),
    FillCommand.Create(),
    SendCommand.Create(),
    SinkProcess.Command(),
    PlanCommand.Create(),
    DeliverCommand.Create(),
    KillsCommand.Create(),
    ColdCommand.Create(),
}.Parse(args).InvokeAsync();
