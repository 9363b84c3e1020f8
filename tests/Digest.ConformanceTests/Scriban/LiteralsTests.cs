namespace Digest.ConformanceTests.Scribans;

public sealed class LiteralsTests
{
    [Theory]
    [InlineData("{{ 1_000 }} {{ 0xFF }} {{ 0xFFu }} {{ 0b101 }} {{ 1e3 }} {{ 5000000000 }} {{ 99999999999999999999 }}", "1000 255 255 5 1000 5000000000 99999999999999999999")]
    [InlineData("{{ 1.5 }} {{ 1.50m }} {{ 0.25f }} {{ 2d }} {{ 1.5e2 }} {{ 1.0 }}", "1.5 1.50 0.25 2 150 1")]
    [InlineData("{{ true }} {{ false }} [{{ null }}]", "true false []")]
    [InlineData("""{{ 'single' }} {{ "double" }} {{ 'it\'s' }} {{ "a\tb" }} {{ "\u0645\x41" }}""", "single double it's a\tb مA")]
    [InlineData("""{{ `verbatim \n ``ticks``` }}""", """verbatim \n `ticks`""")]
    [InlineData("""{{ $"{1 + 1} and {'text'} \{not}" }} {{ $'{"a" | string.upcase}!' }} {{ $"{true}{null}" }}""", "2 and text {not} A! True")]
    [InlineData("""{{ [1, "a", null, [true]] }} {{ [] }} {{ {a: 1, "b c": {d: 'x'}} }} {{ {} }}""", """[1, "a", null, [true]] [] {a: 1, "b c": {d: "x"}} {}""")]
    [InlineData("{{ {a: 1, b: a + 1}.b }}{{ x = {a: 1, b: a + 1}; x.b }}", "22")]
    [InlineData("{{ 1..4 }} {{ 1..<4 }} {{ 4..1 }} {{ 2..2 }} {{ 2..<2 }}", "[1, 2, 3, 4] [1, 2, 3] [4, 3, 2, 1] [2] []")]
    public void Literals_have_the_values_that_they_spell(string template, string expected) => Assert.Equal(expected, Sample.Render(template));

    [Theory]
    [InlineData("{{ price }} {{ published }} {{ day }} {{ sent }} {{ weekday }} {{ author }} {{ words }} {{ lookup }} {{ odd }}", """1234.5 05 Mar 2024 03/05/2024 03/05/2024 14:07:09 +03:00 Friday Nour ["x", "y", "z"] [{key: "a", value: 1}, {key: "b c", value: "two"}] [1, 3, 5]""")]
    [InlineData("""{{ [published, 'q"uote', 1.5, author] }}""", """[05 Mar 2024, "q\"uote", 1.5, Nour]""")]
    public void Values_are_written_in_the_invariant_culture(string template, string expected) => Assert.Equal(expected, Sample.Render(template));
}
