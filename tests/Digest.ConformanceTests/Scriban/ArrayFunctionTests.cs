namespace Digest.ConformanceTests.Scribans;

public sealed class ArrayFunctionTests
{
    [Theory]
    [InlineData("{{ [1, 2, 3] | array.add 4 }} {{ [1, 2] | array.add_range [3] }} {{ [1] | array.concat [2] }} {{ [1, null, 3] | array.compact }} {{ [1, 1, 2] | array.uniq }}", "[1, 2, 3, 4] [1, 2, 3] [1, 2] [1, 3] [1, 2]")]
    [InlineData("{{ [1, 2, 3] | array.first }} {{ [1, 2, 3] | array.last }} [{{ [] | array.first }}] {{ [1, 2, 3] | array.size }} {{ [1, 2, 3] | array.reverse }} {{ [1, 2, 3] | array.contains 2 }} {{ [weekday] | array.contains 'Friday' }}", "1 3 [] 3 [3, 2, 1] true true")]
    [InlineData("{{ [1, 2, 3, 4] | array.limit 2 }} {{ [1, 2, 3, 4] | array.offset 2 }} {{ ['a', 'b'] | array.insert_at 1 'c' }} {{ [4, 5, 6] | array.remove_at 0 }} {{ [4, 5, 6] | array.remove_at (-1) }}", """[1, 2] [3, 4] ["a", "c", "b"] [5, 6] [4, 5]""")]
    [InlineData("{{ [1, 2, 3] | array.join '|' }} {{ [1, 2] | array.join ', ' @(do; ret '<' + $0 + '>'; end) }} {{ counts | array.sort }} {{ ['b', 'a'] | array.sort }}", """1|2|3 <1>, <2> [1, 2, 3] ["a", "b"]""")]
    [InlineData("{{ fruit | array.map 'name' }} {{ fruit | array.sort 'name' | array.map 'name' | array.join ',' }} {{ fruit | array.map 'none' }} {{ fruit | array.sort 'none' | array.size }}", """["orange", "banana", "apple"] apple,banana,orange [] 3""")]
    [InlineData("{{ [1, 200, 3, 400] | array.filter @(do; ret $0 >= 100; end) }} {{ [1, 2] | array.each @(do; ret $0 + 1; end) }} {{ ['', 'x'] | array.any @string.empty }} {{ [1, 2] | array.any @(do; ret $0 > 5; end) }}", "[200, 400] [2, 3] true false")]
    [InlineData("{{ array.cycle ['one', 'two'] }} {{ array.cycle ['one', 'two'] }} {{ array.cycle ['one', 'two'] }} {{ array.cycle ['one', 'two'] 'group' }}", "one two one one")]
    [InlineData("[{{ nothing | array.size }}] [{{ nothing | array.first }}] [{{ nothing | array.join ',' }}] [{{ nothing | array.map 'a' }}] [{{ nothing | array.sort }}] [{{ nothing | array.limit 1 }}] [{{ nothing | array.add 1 }}]", "[0] [] [] [[]] [[]] [] [[1]]")]
    public void Array_functions_give_the_documented_values(string template, string expected) => Assert.Equal(expected, Sample.Render(template));
}
