using System.CommandLine;
using Digest.Benchmarks.Extraction;
using Digest.Benchmarks.Learning;

return await new RootCommand("Measures Digest, and learns its models.") { ExtractionCommand.Create(), LearnCommand.Create() }.Parse(args).InvokeAsync();
