namespace Digest.ConformanceTests.Scribans;

public sealed class StatementTests
{
    [Theory]
    [InlineData("{{ if price > 1000 }}dear{{ else }}cheap{{ end }} {{ if nothing }}a{{ else if '' }}b{{ else }}c{{ end }} {{ if 0; 'zero is true'; end }}", "dear b zero is true")]
    [InlineData("{{ case 'b' }}{{ when 'a' }}1{{ when 'b', 'c' }}2{{ else }}3{{ end }} {{ case 9; when 1 || 9; 'or'; else; 'none'; end }} {{ case 0 }} ignored {{ when 1 }}x{{ else }}else{{ end }}", "2 or else")]
    public void Conditions_choose_a_branch(string template, string expected) => Assert.Equal(expected, Sample.Render(template));

    [Theory]
    [InlineData("{{ for x in words }}{{ for.index }}{{ x }}{{ if !for.last }}, {{ end }}{{ end }}", "0x, 1y, 2z")]
    [InlineData("{{ for x in [4, 5, 5] }}{{ for.first }}{{ for.last }}{{ for.even }}{{ for.odd }}{{ for.rindex }}{{ for.length }}{{ for.changed }};{{ end }}", "truefalsetruefalse23true;falsefalsefalsetrue13true;falsetruetruefalse03false;")]
    [InlineData("{{ for x in [] }}a{{ else }}none{{ end }} [{{ for x in nothing }}a{{ else }}none{{ end }}]", "none []")]
    [InlineData("{{ for x in (1..9) offset:2 limit:3 }}{{ x }}{{ end }} {{ for x in [1, 2, 3] reversed }}{{ x }}{{ end }} {{ for x in (1..5) reversed offset:1 limit:2 }}{{ x }}{{ end }} {{ for x in words limit:(1 + 1) }}{{ x }}{{ end }}", "345 321 54 xy")]
    [InlineData("{{ for x in 1..9 }}{{ if x == 2; continue; end; if x == 5; break; end; x }}{{ end }}", "134")]
    [InlineData("{{ for pair in {a: 1, b: 2} }}{{ pair.key }}={{ pair.value }};{{ end }} {{ for c in 'ab' }}{{ c }}.{{ end }} {{ for x in odd }}{{ x }}{{ end }}", "a=1;b=2; a.b. 135")]
    [InlineData("{{ x = 'outer'; for x in 1..2; x; end; x }} {{ for y in 1..2; z = y; end; z }}[{{ y }}]", "12outer 2[]")]
    [InlineData("{{ for a in 1..2 }}{{ for b in 1..2 }}{{ for.index }}{{ end }}{{ for.index }} {{ end }}", "010 011 ")]
    [InlineData("{{ i = 0; while i < 3; while.index; i = i + 1; end }}", "012")]
    [InlineData("{{ tablerow x in (1..3) cols:2 }}{{ x }}{{ end }}", "<tr class=\"row1\"><td class=\"col1\">1</td><td class=\"col2\">2</td></tr>\n<tr class=\"row2\"><td class=\"col1\">3</td></tr>\n")]
    public void Loops_run_over_lists(string template, string expected) => Assert.Equal(expected, Sample.Render(template));

    [Theory]
    [InlineData("{{ capture c }}<{{ 1 + 1 }}>{{ end }}{{ c }}{{ c | string.size }} {{ c == '<2>' }} [{{ c.size }}] {{ object.typeof c }}", "<2>3 true [] object")]
    [InlineData("{{ with fruit[0] }}{{ name }}{{ kind = 'new' }}{{ end }} {{ fruit[0].kind }}[{{ kind }}]", "orange new[]")]
    [InlineData("{{ import fruit[1]; name }} {{ import math; abs (-2) }}", "banana 2")]
    [InlineData("{{ func box; '<'; $$; '>'; end; wrap box; 'in'; end }} {{ func tag; '['; $0; $$; ']'; end; wrap tag 'p' }}text{{ end }}", "<in> [ptext]")]
    public void Text_is_captured_scoped_and_wrapped(string template, string expected) => Assert.Equal(expected, Sample.Render(template));

    [Theory]
    [InlineData("{{ func f; ret $0 + $1; end; f 1 2 }} {{ f(3, 4) }} {{ 5 | f 6 }}", "3 7 11")]
    [InlineData("{{ func f }}<{{ $0 }}{{ $.size }}{{ $.name }}>{{ end }}{{ f 'a' }}{{ f 'b' name: 'n' }}", "<a1><b1n>")]
    [InlineData("{{ func f(a, b = 2, rest...) }}{{ a }}{{ b }}{{ rest }};{{ end }}{{ f 1 }}{{ f 1 3 }}{{ f 1 3 4 5 }}{{ f b: 8 a: 7 }}", "12[];13[];13[4, 5];78[];")]
    [InlineData("{{ area(w, h) = w * h; area 2 3 }} {{ area(4, 5) }}", "6 20")]
    [InlineData("{{ [1, 2, 3] | array.each @(do; ret $0 * 2; end) }} {{ twice = do; ret $0 * 2; end; [4] | array.each @twice }}", "[2, 4, 6] [8]")]
    [InlineData("{{ func f(n); if n <= 1; ret 1; end; ret n * (f (n - 1)); end; f 5 }}", "120")]
    [InlineData("{{ func f; inner = 1; $mine = 2; end; f; inner }}[{{ $mine }}] {{ func g(a); a = 9; fresh = 1; end; a = 1; g 2; a }}[{{ fresh }}]", "1[] 1[]")]
    [InlineData("{{ func f; 'a'; ret; 'b'; end; f }}c {{ x = 1; readonly x; x }}", "ac 1")]
    [InlineData("a{{ ret 5 }}b", "a5")]
    public void Functions_are_declared_and_called(string template, string expected) => Assert.Equal(expected, Sample.Render(template));

    [Theory]
    [InlineData("a{{ # comment }}b{{ ## many\nlines ## }}c{{ x = 1 # tail\nx }}", "abc1")]
    [InlineData("{%{ {{ x }} }%} {%%{ {%{ x }%} }%%}", " {{ x }}   {%{ x }%} ")]
    [InlineData("{{ x = 1\ny = 2; x + y }}", "3")]
    public void Comments_and_escapes_are_not_code(string template, string expected) => Assert.Equal(expected, Sample.Render(template));
}
