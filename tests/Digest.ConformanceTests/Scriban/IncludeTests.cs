namespace Digest.ConformanceTests.Scribans;

public sealed class IncludeTests
{
    [Theory]
    [InlineData("{{ include 'card' 'one' }} {{ include 'card' 'one' label: 'two' }} {{ 'card' | include }} {{ include('card', 'p') }}", "[one//] [one/two/two] [//] [p//]")]
    [InlineData("{{ include 'outer' }} {{ x = include 'card' 1; x | string.size }} {{ include 'plain' }}", "<[in/x/x]> 5 shared/plain")]
    [InlineData("{{ include 'sets' }}{{ shared }}[{{ $own }}] {{ include 'returns' }}c", "5[] ac")]
    [InlineData("{{ include_join ['card', 'plain'] ', ' }} {{ include_join ['plain', 'plain'] 'tpl:sep' '<' '>' }}", "[, //], shared/plain <shared/plainshared/sepshared/plain>")]
    public void Included_templates_get_their_arguments(string template, string expected) => Assert.Equal(expected, Sample.Render(template));
}
