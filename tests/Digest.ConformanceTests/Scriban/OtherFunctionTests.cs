namespace Digest.ConformanceTests.Scribans;

public sealed class OtherFunctionTests
{
    [Theory]
    [InlineData("""{{ title | html.escape }} {{ "<p>it's \"q\"</p>" | html.escape }} {{ '<p>a</p><script>b()</script><!-- c --><style>d</style>e<br/>' | html.strip }} {{ "é😀" | html.escape }}""", "News &amp; &lt;views&gt; &lt;p&gt;it&#39;s &quot;q&quot;&lt;/p&gt; ae &#233;&#128512;")]
    [InlineData("""{{ 'john@liquid.com?a=b c' | html.url_encode }} {{ '<hello> & <scriban>' | html.url_escape }} {{ 'http://x.y/é?a=b c' | html.url_escape }} {{ 'أ' | html.url_encode }} {{ "a\nb\r\nc" | html.newline_to_br }} [{{ nothing | html.escape }}]""", "john%40liquid.com%3Fa%3Db%20c %3Chello%3E%20&%20%3Cscriban%3E http://x.y/%C3%A9?a=b%20c %D8%A3 a<br />\nb<br />\r\nc []")]
    public void Html_functions_encode_and_strip(string template, string expected) => Assert.Equal(expected, Sample.Render(template));

    [Theory]
    [InlineData("""{{ "this is a text123" | regex.match `(\w+) a ([a-z]+\d+)` }} {{ "a" | regex.match 'b' }} {{ "a1 b2" | regex.matches `([a-z])(\d)` }} {{ "ABbb" | regex.replace 'b+' 'x' 'i' }} {{ "a, b  ,c" | regex.split `\s*,\s*` }} {{ '(a.b)' | regex.escape }} {{ '\\(a' | regex.unescape }}""", """["is a text123", "is", "text123"] [] [["a1", "a", "1"], ["b2", "b", "2"]] Ax ["a", "b", "c"] \(a\.b\) (a""")]
    public void Regex_functions_match_and_replace(string template, string expected) => Assert.Equal(expected, Sample.Render(template));

    [Theory]
    [InlineData("{{ -15.5 | math.abs }} {{ 4.6 | math.ceil }} {{ 4.6 | math.floor }} {{ 4.6 | math.round }} {{ 2.5 | math.round }} {{ 4.5612 | math.round 2 }} {{ 8.4 | math.divided_by 2.0 }} {{ 8.4 | math.divided_by 2 }} {{ 11 | math.modulo 10 }} {{ 255 | math.minus 5 }} {{ 1 | math.plus 2 }} {{ 2 | math.times 3 }} {{ 1 | math.is_number }} {{ 'a' | math.is_number }}", "15.5 5 4 5 2 4.56 4.2 4 1 250 3 6 true false")]
    [InlineData("{{ 1234.5 | math.format 'N1' }} {{ 1234.5 | math.format 'N1' 'de-DE' }} {{ 255 | math.format 'X4' }} [{{ nothing | math.format 'N1' }}]", "1,234.5 1.234,5 00FF []")]
    public void Math_functions_calculate(string template, string expected) => Assert.Equal(expected, Sample.Render(template));

    [Theory]
    [InlineData("{{ nothing | object.default 'd' }} {{ '' | object.default 'd' }} {{ 0 | object.default 'd' }} {{ 255 | object.format 'X4' }} {{ published | object.format 'yyyy' }} {{ 1.5 | object.format 'C' 'en-US' }}", "d d 0 00FF 2024 $1.50")]
    [InlineData("{{ object.typeof 1 }} {{ object.typeof 'a' }} {{ object.typeof true }} {{ object.typeof [1] }} {{ object.typeof (1..2) }} {{ object.typeof author }} {{ object.typeof odd }} [{{ object.typeof nothing }}] {{ object.kind 1.5 }} {{ object.kind [1] }} {{ object.kind author }}", "number string boolean array iterator object iterator [] double array Author")]
    [InlineData("{{ fruit[0] | object.keys }} {{ fruit[0] | object.values }} {{ author | object.keys }} {{ fruit[0] | object.has_key 'name' }} {{ lookup | object.has_value 'zz' }} {{ lookup | object.size }} {{ 'abc' | object.size }}", """["name", "kind"] ["orange", "citrus"] ["name", "book_count", "home", "tags", "htmlbio"] true false 2 3""")]
    [InlineData("""{{ '1 + 2' | object.eval }} {{ 'a{{ 1 }}' | object.eval_template }} {{ {a: [1, 'x', null, true]} | object.to_json }} {{ ('{"a":[1,{"b":null}]}' | object.from_json).a[0] }}""", """3 a1 {"a":[1,"x",null,true]} 1""")]
    public void Object_functions_inspect(string template, string expected) => Assert.Equal(expected, Sample.Render(template));
}
