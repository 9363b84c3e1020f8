using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Digest.ConformanceTests.Scribans;

public sealed class LimitTests
{
    [Theory]
    [InlineData("{{ for x in 1..5 }}{{ for y in 1..5 }}.{{ end }}{{ end }}", "page.html(1,23) : error : Exceeding number of iteration limit `20` for loop statement.")]
    [InlineData("{{ while true }}{{ end }}", "page.html(1,4) : error : Exceeding number of iteration limit `20` for loop statement.")]
    [InlineData("{{ 1..50 }}", "page.html(1,5) : error : Range expression exceeds LoopLimit `20`.")]
    [InlineData("{{ [1] * 50 }}", "page.html(1,8) : error : Exceeding number of iteration limit `20` for internal iteration.")]
    [InlineData("{{ many | array.reverse | array.size }}", "page.html(1,11) : error : Exceeding number of iteration limit `20` for internal iteration.")]
    public void Loops_end_at_their_limit(string template, string expected) =>
        Assert.Equal(expected, Assert.Throws<ScriptRuntimeException>(() => Sample.Render(template, context =>
        {
            context.LoopLimit = 20;
            context.BuiltinObject["many"] = Enumerable.Range(0, 50);
        })).Message);

    [Fact]
    public void One_loop_after_the_other_starts_counting_anew() =>
        Assert.Equal("ok", Sample.Render("{{ for x in 1..15; end; for x in 1..15; end }}ok", context => context.LoopLimit = 20));

    [Fact]
    public void A_limit_of_zero_is_none() =>
        Assert.Equal("5000", Sample.Render("{{ n = 0; for x in 1..5000; n = n + 1; end; n }}", context => context.LoopLimit = 0));

    [Theory]
    [InlineData("{{ func f; f; end; f }}", "page.html(1,12) : error : Exceeding number of recursive depth limit `10` for node: `f`")]
    [InlineData("{{ include 'loop' }}", "shared/loop(1,4) : error : Exceeding number of recursive depth limit `10` for node: `include 'loop'`")]
    public void Recursion_ends_at_its_limit(string template, string expected) =>
        Assert.Equal(expected, Assert.Throws<ScriptRuntimeException>(() => Sample.Render(template, context => context.RecursiveLimit = 10)).Message);

    [Fact]
    public void All_that_is_written_ends_at_the_limit()
    {
        Assert.Equal("0123456789...", Sample.Render("0123456789abc", context => context.LimitToString = 10));
        Assert.Equal("01234x...", Sample.Render("01234{{ for i in 1..9 }}x{{ end }}", context => context.LimitToString = 6));
        Assert.Equal("[1, 2, 3,...", Sample.Render("{{ 1..100 }}", context => context.LimitToString = 9)[..12]);
    }

    [Theory]
    [InlineData("{{ 'ab' * 6 }}", "page.html(1,11) : error : String multiplication exceeds LimitToString `10`.")]
    [InlineData("{{ 'a' | string.pad_left 11 }}", "page.html(1,26) : error : Padding width `11` exceeds the configured LimitToString `10`. (Parameter 'width')")]
    [InlineData("{{ '123456' | string.append '123456' }}", "page.html(1,15) : error : The resulting string length exceeds the configured LimitToString `10`.")]
    [InlineData("{{ ['123456', '123456'] | array.join '' }}", "page.html(1,27) : error : Joined string exceeds LimitToString `10`.")]
    public void Texts_cannot_grow_beyond_the_limit(string template, string expected) =>
        Assert.Equal(expected, Assert.Throws<ScriptRuntimeException>(() => Sample.Render(template, context => context.LimitToString = 10)).Message);

    [Fact]
    public void An_object_in_itself_is_not_written_for_ever()
    {
        var exception = Assert.Throws<ScriptRuntimeException>(() => Sample.Render("{{ a = {}; a.a = a; a }}"));

        Assert.Equal("Structure is too deeply nested or contains reference loops.", exception.OriginalMessage);
    }

    [Fact]
    public void A_slow_pattern_ends_at_its_limit()
    {
        var exception = Assert.Throws<ScriptRuntimeException>(() => Sample.Render(
            "{{ regex.match ('a' * 40) '(a+)+b' }}",
            context => context.RegexTimeOut = TimeSpan.FromMilliseconds(50)));

        Assert.IsType<System.Text.RegularExpressions.RegexMatchTimeoutException>(exception.InnerException);
    }

    [Fact]
    public void Expressions_cannot_nest_without_end()
    {
        var template = Template.Parse("{{ " + new string('(', 300) + "1" + new string(')', 300) + " }}");

        Assert.Equal("<input>(1,252) : error : The statement depth limit `250` was reached when parsing this statement", template.Messages[0].ToString());
        Assert.False(Template.Parse("{{ " + new string('(', 300) + "1" + new string(')', 300) + " }}", null, new ParserOptions { ExpressionDepthLimit = 700 }).HasErrors);
    }

    [Fact]
    public void A_context_renders_after_a_failure()
    {
        var context = Sample.Context(settings => settings.LoopLimit = 5);
        Assert.Throws<ScriptRuntimeException>(() => Template.Parse("{{ for x in words; broken; end }}").Render(context));

        Assert.EndsWith("xyz", Template.Parse("{{ for x in words; x; end }}").Render(context), StringComparison.Ordinal);
    }
}
