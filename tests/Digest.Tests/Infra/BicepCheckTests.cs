namespace Digest.Tests.Infra;

public sealed class BicepCheckTests
{
    private const string Part = "param name string\nparam size int = 1\n@secure()\nparam word string\noutput id string = name\n";

    [Fact]
    public void A_right_file_has_no_problems() =>
        Assert.Empty(Problems("""
            @description('What it is called, in \'words\' // no comment')
            param title string
            var parts = [for (part, i) in split(title, ','): '${toLower(part)}-${i}']
            module piece 'part.bicep' = if (!empty(title)) {
              name: 'piece'
              params: { name: title, word: empty(title) ? title : '' }
            }
            resource thing 'Some.Provider/things@2025-01-01' existing = {
              name: parts[0]
            }
            output id string = '${thing.id}/${piece!.outputs.id}'
            """));

    [Theory]
    [InlineData("var a = [1", "main.bicep(1): '[' is not closed.")]
    [InlineData("var a = 1)", "main.bicep(1): ')' closes nothing that is open.")]
    [InlineData("var a = {\n  b: ['x'}\n]", "main.bicep(2): '}' closes nothing that is open.")]
    [InlineData("var a = 'x", "main.bicep(1): a string does not end.")]
    [InlineData("var a = b", "main.bicep(1): nothing declares b.")]
    [InlineData("var a = 'x${b}'", "main.bicep(1): nothing declares b.")]
    [InlineData("var a = true ? b : 1", "main.bicep(1): nothing declares b.")]
    [InlineData("var a = lowered('x')", "main.bicep(1): nothing declares lowered.")]
    [InlineData("var a = [for x in []: y]", "main.bicep(1): nothing declares y.")]
    [InlineData("var a = 1\nvar a = 2", "main.bicep: a is declared twice.")]
    [InlineData("resource r 'Some/type' = {\n}", "main.bicep(1): resource r has no type@version.")]
    [InlineData("module m 'none.bicep' = {\n}", "main.bicep(1): module none.bicep does not exist.")]
    [InlineData("module m 'part.bicep' = {\n  params: { name: 'x' }\n}", "main.bicep(1): part.bicep is not given word.")]
    [InlineData("module m 'part.bicep' = {\n  params: { name: 'x', word: 'y', colour: 'z' }\n}", "main.bicep(1): part.bicep has no parameter colour.")]
    [InlineData("module m 'part.bicep' = {\n  params: { name: 'x', word: 'y' }\n}\noutput o string = m.outputs.key", "main.bicep(4): module m has no output key.")]
    [InlineData("resource r 'Some/type@1' = {\n}\nvar a = r::inner.id", "main.bicep(3): no nested resource inner.")]
    public void A_mistake_is_named_with_its_place(string source, string problem) => Assert.Equal([problem], Problems(source));

    [Fact]
    public void Secrets_defaults_and_nested_types_are_told()
    {
        var file = BicepFile.Read(Part + "resource r 'Some/type@1' = {\n  name: 'x'\n\n  resource s 'part@2' = {\n    name: 'y'\n  }\n}\n");

        Assert.Equal([new("name", false, false), new("size", false, true), new("word", true, false)], file.Parameters);
        Assert.Equal(["Some/type@1", "Some/type/part@2"], file.Resources.Select(resource => resource.Type));
    }

    private static List<string> Problems(string source) =>
        new BicepCheck(path => path switch { "main.bicep" => source, "part.bicep" => Part, _ => null }).Problems("main.bicep");
}
