namespace Digest.ConformanceTests.Scribans;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("{{ 1 + 2 * 3 }} {{ (1 + 2) * 3 }} {{ 7 / 2 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ 7 % 3 }} {{ 7.5 // 2 }} {{ 1 << 3 }} {{ 17 >> 2 }}", "7 9 3.5 3 -3 1 4 8 4")]
    [InlineData("{{ 2147483647 + 1 }} {{ 9223372036854775807 + 1 }} {{ 0.1 + 0.2 }} {{ 1.5m + 1 }} {{ 1 / 0 }}", "2147483648 9223372036854775808 0.30000000000000004 2.5 Infinity")]
    [InlineData("{{ 'a' + 1 }} {{ 1 + 'a' }} {{ 'ab' * 2 }} {{ 2 * 'ab' }} {{ 'a' + nothing }}", "a1 1a abab abab a")]
    [InlineData("{{ 5 == 5.0 }} {{ '5' == 5 }} {{ 'b' > 'a' }} {{ 'a' > 'B' }} {{ null == null }} {{ null < 1 }} [{{ null + 1 }}] {{ null == '' }}", "true true true true true false [] false")]
    [InlineData("{{ true && false }} {{ true || false }} {{ !true }} {{ 1 && '' }} {{ !0 }} {{ !null }} {{ !nothing && 1 > 0 }}", "false true false true false true true")]
    [InlineData("{{ [1] + [2] }} {{ [1, 2] * 2 }} {{ [1, 2, 3, 4] / 2 }} {{ [1, 2, 3, 4] % 2 }} {{ [1] << 2 }} {{ 0 >> [1] }}", "[1, 2] [1, 2, 1, 2] [1, 2] [1, 3] [1, 2] [0, 1]")]
    [InlineData("{{ [1, 2] == [1, 2] }} {{ [1] < [1, 2] }} {{ [1, 2] != [1, 2] }} {{ (1..3) == [1, 2, 3] }} {{ (1..2) + (3..4) }} {{ (1..6) % 2 }}", "true true false true [1, 2, 3, 4] [1, 3, 5]")]
    [InlineData("{{ true ? 1 : 2 }} {{ false ? 1 : true ? 3 : 4 }} {{ 1 == 1 ? 'y' : 'n' }} {{ (true ? 'a' : 'b') | string.upcase }}", "1 3 y A")]
    [InlineData("{{ nothing ?? 'd' }} {{ 3 ?? 5 }} [{{ nothing ?! 5 }}] {{ 3 ?! 5 }} {{ '' ?? 'd' }}", "d 3 [] 5 ")]
    [InlineData("{{ [] == empty }} {{ '' == empty }} {{ [1] == empty }} {{ [].empty? }} {{ words.empty? }} {{ 'x'.empty? }}", "true false false true false false")]
    [InlineData("{{ published < date.parse '2025-01-01' }} {{ (date.parse '2024-03-06') - (date.parse '2024-03-05') }} {{ published + timespan.from_days 1 }}", "true 1.00:00:00 06 Mar 2024")]
    public void Operators_bind_and_calculate(string template, string expected) => Assert.Equal(expected, Sample.Render(template));

    [Theory]
    [InlineData("{{ a = 1; a += 2; a }} {{ a -= 1; a }} {{ a *= 5; a }} {{ a /= 4; a }} {{ a //= 1; a }} {{ a %= 2; a }}", "3 2 10 2.5 2 0")]
    [InlineData("{{ a = 1; a++ }} {{ a }} {{ ++a }} {{ a-- }} {{ --a }}", "1 2 3 3 1")]
    [InlineData("{{ x = {}; x.a = 1; x['b c'] = 2; x }} {{ x.c = {}; x.c.d = 3; x.c }}", """{a: 1, "b c": 2} {d: 3}""")]
    [InlineData("{{ x = [1, 2]; x[0] = 9; x[4] = 5; x }} {{ x[-1] }}", "[9, 2, null, null, 5] 5")]
    [InlineData("{{ $local = 1; $local + 1 }} {{ lookup.n = 5; lookup.n }} {{ author.home = 'Cairo'; author.home }}", "2 5 Cairo")]
    public void Assignments_change_variables_members_and_elements(string template, string expected) => Assert.Equal(expected, Sample.Render(template));

    [Theory]
    [InlineData("{{ author.name }} {{ author.book_count }} {{ author.tags }} {{ author.html_bio }}{{ author.htmlbio }} [{{ author.secret }}] [{{ author.home }}] [{{ author.unknown }}]", """Nour 2 ["a", "b"] <p> [] [] []""")]
    [InlineData("{{ words[1] }} {{ words.size }} [{{ counts[7] }}] {{ counts[-1] }} {{ 'abc'[1] }} {{ 'abc'.size }} {{ fruit[0].name }} {{ fruit.size }}", "y 3 [] 2 b 3 orange 3")]
    [InlineData("{{ lookup.a }} {{ lookup['b c'] }} [{{ lookup.none }}] {{ byId[1] }} {{ author['name'] }}", "1 two [] one Nour")]
    [InlineData("{{ this.title }} {{ this['price'] }} [{{ nothing?.name }}] [{{ nothing?.a.b.c }}] [{{ author?.home?.size }}]", "News & <views> 1234.5 [] [] []")]
    [InlineData("{{ (1..5)[2] }} {{ x = 5..1; x.size }} {{ x[0] }} {{ odd | array.first }}", "3 5 5 1")]
    public void Members_and_elements_are_reached(string template, string expected) => Assert.Equal(expected, Sample.Render(template));

    [Theory]
    [InlineData("{{ 'a' | string.upcase }} {{ string.upcase 'a' }} {{ string.upcase('a') }} {{ 'a' | string.append 'b' | string.append('c') }} {{ 'a' |> string.upcase }}", "A A A abc A")]
    [InlineData("{{ 'a' |\n string.upcase }}", "A")]
    [InlineData("{{ shout 'hi' 2 }} {{ 'hi' | shout 1 }} {{ shout times: 3 text: 'ok' }} {{ shout('a', 1 + 1) }} {{ shout text: 'x' times: 1 }}", "HI!! HI! OK!!! A!! X!")]
    [InlineData("{{ joined 'a' }} {{ joined 'a' 1 2 }} {{ joined 'a' ^[3, 4] }} {{ 'a' | joined 5 }}", "a: a:1|2 a:3|4 a:5")]
    [InlineData("{{ where }} {{ 'a' | string.size + 1 }} {{ 1 + string.size 'ab' }} {{ (string.size 'ab') + 1 }}", "page.html(1,4) 2 3 3")]
    [InlineData("{{ f = @string.upcase; 'x' | f }} {{ words | array.each @string.upcase }} {{ 2 | math.plus 3 | math.times 2 }}", """X ["X", "Y", "Z"] 10""")]
    public void Pipes_and_calls_pass_arguments(string template, string expected) => Assert.Equal(expected, Sample.Render(template));
}
