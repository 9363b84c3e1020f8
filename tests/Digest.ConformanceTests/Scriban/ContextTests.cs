using System.Globalization;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.ConformanceTests.Scribans;

public sealed class ContextTests
{
    [Fact]
    public void A_context_begins_with_the_documented_settings()
    {
        var context = new TemplateContext();

        Assert.Equal(1000, context.LoopLimit);
        Assert.Equal(100, context.RecursiveLimit);
        Assert.Equal(1048576, context.LimitToString);
        Assert.Equal(20, context.ObjectRecursionLimit);
        Assert.Equal(TimeSpan.FromSeconds(10), context.RegexTimeOut);
        Assert.Equal(Environment.NewLine, context.NewLine);
        Assert.Equal(CultureInfo.InvariantCulture, context.CurrentCulture);
        Assert.False(context.StrictVariables);
        Assert.True(context.EnableRelaxedMemberAccess);
        Assert.True(context.EnableRelaxedIndexerAccess);
        Assert.False(context.EnableRelaxedTargetAccess);
        Assert.False(context.EnableRelaxedFunctionAccess);
        Assert.False(context.EnableNullIndexer);
        Assert.True(context.AutoIndent);
        Assert.True(context.IndentOnEmptyLines);
        Assert.True(context.EnableOutput);
        Assert.Null(context.TemplateLoader);
        Assert.Equal(250, new ParserOptions().ExpressionDepthLimit);
    }

    [Theory]
    [InlineData("{{ unknown }}", "page.html(1,4) : error : The variable or function `unknown` was not found")]
    [InlineData("a\n{{ if unknown.name }}{{ end }}", "page.html(2,7) : error : The variable or function `unknown` was not found")]
    [InlineData("{{ $unknown }}", "page.html(1,4) : error : The variable or function `$unknown` was not found")]
    public void A_strict_context_knows_every_variable(string template, string expected)
    {
        var exception = Assert.Throws<ScriptRuntimeException>(() => Sample.Render(template, context => context.StrictVariables = true));

        Assert.Equal(expected, exception.Message);
        Assert.DoesNotContain("error", Sample.Render(template.Replace(".name", string.Empty, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ author.unknown }}", "page.html(1,11) : error : Cannot get member with name unknown.")]
    [InlineData("{{ nothing.name }}", "page.html(1,12) : error : Object `nothing` is null. Cannot access member: nothing.name")]
    [InlineData("{{ price.size }}", "page.html(1,10) : error : Cannot get or set a member on the primitive `1234.5/double` when accessing member: size")]
    [InlineData("{{ fruit[0]['none'] }}", "page.html(1,13) : error : Cannot access target `fruit[0]` with an indexer: 'none'")]
    public void Without_relaxed_member_access_members_must_exist(string template, string expected) =>
        Assert.Equal(expected, Assert.Throws<ScriptRuntimeException>(() => Sample.Render(template, context => context.EnableRelaxedMemberAccess = false)).Message);

    [Fact]
    public void Without_relaxed_indexer_access_elements_must_exist() =>
        Assert.Equal(
            "page.html(1,10) : error : The index 9 is out of bounds [0, 3] on the `words` with the indexer: 9",
            Assert.Throws<ScriptRuntimeException>(() => Sample.Render("{{ words[9] }}", context => context.EnableRelaxedIndexerAccess = false)).Message);

    [Theory]
    [InlineData("[{{ nothing.name }}]")]
    [InlineData("[{{ nothing[0] }}]")]
    [InlineData("[{{ unknown 1 2 }}]")]
    [InlineData("[{{ lookup[nothing] }}]")]
    public void Relaxed_access_gives_nothing(string template) =>
        Assert.Equal("[]", Sample.Render(template, context =>
        {
            context.EnableRelaxedTargetAccess = true;
            context.EnableRelaxedFunctionAccess = true;
            context.EnableNullIndexer = true;
        }));

    [Fact]
    public void The_culture_forms_numbers_and_dates()
    {
        var text = Sample.Render(
            "{{ price }} {{ published | date.to_string '%A %B' }} {{ day }} {{ price | math.format 'N1' }} {{ price | math.format 'N1' 'en-US' }} {{ '1,5' | string.to_double }}",
            context => context.PushCulture(CultureInfo.GetCultureInfo("de-DE")));

        Assert.Equal("1234,5 Dienstag März 05.03.2024 1.234,5 1,234.5 1,5", text);
    }

    [Fact]
    public void A_culture_is_popped_as_often_as_pushed()
    {
        var context = new TemplateContext();
        context.PushCulture(CultureInfo.GetCultureInfo("fr-FR"));

        Assert.Equal("fr-FR", context.PopCulture().Name);
        Assert.Throws<InvalidOperationException>(() => context.PopCulture());
    }

    [Fact]
    public void An_error_can_be_rendered_in_its_place()
    {
        var text = Sample.Render("a {{ nothing.name }} b {{ broken }} c", context => context.RenderRuntimeException = TemplateContext.RenderRuntimeExceptionDefault);

        Assert.Equal("a [Cannot get the member nothing.name for a null object.] b [out of order] c", text);
    }

    [Fact]
    public void Missing_variables_and_members_can_be_supplied()
    {
        var text = Sample.Render("{{ color }} {{ author.age }}", context =>
        {
            context.TryGetVariable = (TemplateContext _, SourceSpan _, ScriptVariable variable, out object? value) => (value = variable.Name + "!") is not null;
            context.TryGetMember = (TemplateContext _, SourceSpan _, object target, string member, out object? value) => (value = $"{target}'s {member}") is not null;
        });

        Assert.Equal("color! Nour's age", text);
    }

    [Fact]
    public void Global_objects_are_searched_from_the_last_one_pushed()
    {
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject { ["a"] = "outer", ["b"] = "only" });
        context.PushGlobal(new ScriptObject { ["a"] = "inner" });
        var template = Template.Parse("{{ a }} {{ b }}{{ c = 1 }}");

        Assert.Equal("inner only", template.Render(context));
        Assert.True(((ScriptObject)context.CurrentGlobal!).ContainsKey("c"));
        context.PopGlobal();
        Assert.Equal("outer only", template.Render(context));
        context.PopGlobal();
        Assert.Throws<InvalidOperationException>(() => context.PopGlobal());
    }

    [Fact]
    public void Builtins_of_one_context_are_not_those_of_another()
    {
        Template.Parse("{{ date.format = '%Y' }}").Render(new TemplateContext());

        Assert.Equal("%d %b %Y", Template.Parse("{{ date.format }}").Render(new TemplateContext()));
    }

    [Fact]
    public void Output_goes_where_it_is_pushed()
    {
        using var writer = new StringWriter();
        var context = Sample.Context();
        context.PushOutput(new TextWriterOutput(writer));

        Template.Parse("a{{ 1 }}").Render(context);

        Assert.Equal("a1", writer.ToString());
        Assert.Equal(2, context.OutputCount);
        Assert.IsType<TextWriterOutput>(context.PopOutput());
        Assert.Throws<InvalidOperationException>(() => context.PopOutput());
    }

    [Fact]
    public void A_context_renders_again_after_it_rendered()
    {
        var context = Sample.Context();
        var template = Template.Parse("{{ n = (n ?? 0) + 1; n }}");

        Assert.Equal("1", template.Render(context));
        Assert.Equal("2", template.Render(context));
    }

    [Fact]
    public void A_cancelled_rendering_aborts_at_its_place()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        var exception = Assert.Throws<ScriptAbortException>(() => Sample.Render("{{ 1 }}", context => context.CancellationToken = source.Token));

        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal("The operation was cancelled", exception.OriginalMessage);
    }

    [Fact]
    public void What_a_template_says_itself_can_be_evaluated()
    {
        Assert.Equal(3, Template.Evaluate("1 + 2", new TemplateContext()));
        Assert.Equal("NOUR", Template.Evaluate("name | string.upcase", new { Name = "Nour" }));
    }
}
