using Digest.Tests.Infrastructure;

namespace Digest.Tests.Mail;

public sealed class ReadmeTests
{
    [Fact]
    public void What_the_README_shows_is_code_that_compiles()
    {
        var compiled = LinesOf(Read("tests/Digest.Tests/Mail/ReadmeSample.cs"));
        var blocks = Read("src/Digest.Mail/README.md").Split("```csharp\n").Skip(1).Select(rest => LinesOf(rest.Split("```")[0])).ToList();

        Assert.Equal(2, blocks.Count);
        Assert.All(blocks.SelectMany(block => block), line => Assert.Contains(line, compiled));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    private static List<string> LinesOf(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
}
