namespace Digest.ConformanceTests.Scribans;

public sealed class WhitespaceTests
{
    [Theory]
    [InlineData("a {{- 1 -}} b", "a1b")]
    [InlineData("a\n  {{- 1 -}}\n  b", "a1b")]
    [InlineData("a\n  {{~ 1 ~}}\n  b", "a\n1  b")]
    [InlineData("a  {{~ 1 ~}}  b", "a1b")]
    [InlineData("<ul>\n  {{~ for x in 1..2 ~}}\n  <li>{{ x }}</li>\n  {{~ end ~}}\n</ul>", "<ul>\n  <li>1</li>\n  <li>2</li>\n</ul>")]
    [InlineData("<ul>\n  {{- for x in 1..2 }}\n  <li>{{ x }}</li>\n  {{- end }}\n</ul>", "<ul>\n  <li>1</li>\n  <li>2</li>\n</ul>")]
    [InlineData("<ul>\n  {{ for x in 1..2 }}\n  <li>{{ x }}</li>\n  {{ end }}\n</ul>", "<ul>\n  \n    <li>1</li>\n    \n    <li>2</li>\n    \n</ul>")]
    [InlineData("{{ x = 1 -}}\n\n  y{{ x }}", "y1")]
    [InlineData("{{~ x = 1 ~}}\nline\r\n  {{~ x ~}}\r\nend", "line\r\n1end")]
    [InlineData("a {%{- x -}%} b", "a x b")]
    [InlineData("a\n  {{~ # only a comment ~}}\nb", "a\nb")]
    public void Signs_at_the_braces_take_whitespace_away(string template, string expected) => Assert.Equal(expected, Sample.Render(template));

    [Theory]
    [InlineData("""  {{ "a\nb" }}""", "  a\n  b")]
    [InlineData("\t{{ \"a\\nb\" }}\nx {{ \"c\\nd\" }}", "\ta\n\tb\nx c\nd")]
    [InlineData("""- {{ "a\nb" }}""", "- a\nb")]
    [InlineData("a\n    {{ include 'lines' }}\nb", "a\n    one\n    two\n    \n    three\nb")]
    [InlineData("a\n  {{- include 'lines' }}", "aone\ntwo\n\nthree")]
    [InlineData("  {{ if true }}\n  {{ \"p\\nq\" }}\n  {{ end }}", "  \n    p\n  q\n    ")]
    public void Lines_take_the_indentation_of_their_brace(string template, string expected) => Assert.Equal(expected, Sample.Render(template));
}
