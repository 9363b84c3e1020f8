using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Digest.ConformanceTests.Scribans;

public sealed class TemplateTests
{
    [Fact]
    public void A_message_has_type_place_and_text()
    {
        var template = Template.Parse("first\n  {{ x = }}", "issue.html");

        var message = Assert.Single(template.Messages);
        Assert.True(template.HasErrors);
        Assert.True(template.Messages.HasErrors);
        Assert.Equal(ParserMessageType.Error, message.Type);
        Assert.Equal(("issue.html", 1, 9, 15), (message.Span.FileName, message.Span.Start.Line, message.Span.Start.Column, message.Span.Start.Offset));
        Assert.Equal("issue.html(2,10)", message.Span.ToStringSimple());
        Assert.StartsWith("issue.html(2,10) : error : Error while parsing assign expression: ", message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_with_errors_does_not_render()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Template.Parse("{{ if }}").Render());

        Assert.StartsWith("This template has errors. Check the <Template.HasError> and <Template.Messages> before evaluating a template. Messages:\n<input>(1,7) : error : ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_has_place_and_text()
    {
        var exception = Assert.Throws<ScriptRuntimeException>(() => Template.Parse("a\n{{ broken }}", "p").Render(Sample.Context()));

        Assert.Equal("out of order", exception.OriginalMessage);
        Assert.Equal("p(2,4) : error : out of order", exception.Message);
        Assert.Equal(exception.Message, exception.ToString());
        Assert.Equal((1, 3, 1, 8), (exception.Span.Start.Line, exception.Span.Start.Column, exception.Span.End.Line, exception.Span.End.Column));
        Assert.IsType<InvalidOperationException>(exception.InnerException);
    }

    [Fact]
    public void An_included_template_with_errors_tells_them()
    {
        var exception = Assert.Throws<ScriptParserRuntimeException>(() => Sample.Render("{{ include 'bad' }}"));

        Assert.Equal("Error while parsing template `shared/bad`", exception.OriginalMessage);
        Assert.Equal("page.html", exception.Span.FileName);
        Assert.StartsWith("shared/bad(2,7) : error : ", exception.ParserMessages[0].ToString(), StringComparison.Ordinal);
        Assert.Contains(" Parser messages:\n shared/bad(2,7)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_loader_nothing_is_included()
    {
        var exception = Assert.Throws<ScriptRuntimeException>(() => Template.Parse("{{ include 'x' }}").Render());

        Assert.Equal("<input>(1,4) : error : Unable to include <x>. No TemplateLoader registered in TemplateContext.TemplateLoader", exception.Message);
    }

    [Fact]
    public void Included_templates_are_kept_by_their_path()
    {
        var context = Sample.Context();

        Template.Parse("{{ include 'plain' }}").Render(context);

        Assert.Equal(["shared/plain"], context.CachedTemplates.Keys);
    }

    [Fact]
    public async Task An_asynchronous_rendering_loads_asynchronously() =>
        Assert.Equal("async shared/plain 1", await Template.Parse("{{ include 'plain' }} {{ 1 }}").RenderAsync(Sample.Context()));

    [Fact]
    public void Objects_are_rendered_by_the_names_of_their_members()
    {
        var model = new { FirstName = "Nour", HTMLText = "<p>", Items = new[] { new { ItemCount = 2 } } };

        Assert.Equal("Nour <p> 2", Template.Parse("{{ first_name }} {{ htmltext }} {{ items[0].item_count }}").Render(model));
        Assert.Equal("Nour 2", Template.Parse("{{ FirstName }} {{ Items[0].ItemCount }}").Render(model, member => member.Name));
        Assert.Equal("[] 2", Template.Parse("[{{ first_name }}] {{ items[0].item_count }}").Render(model, null, member => member.Name != "FirstName"));
        Assert.Equal("x", Template.Parse("{{ FirstName }}").Render(new Dictionary<string, object> { ["FirstName"] = "x" }));
    }

    [Fact]
    public void Script_alone_is_parsed_without_braces()
    {
        var template = Template.Parse("x = 1\nx + 1", lexerOptions: new LexerOptions { Mode = ScriptMode.ScriptOnly });

        Assert.Equal(2, template.Evaluate(new TemplateContext()));
    }

    [Fact]
    public void Numbers_with_a_fraction_can_be_decimals()
    {
        var template = Template.Parse("{{ 0.1 + 0.2 }}", null, new ParserOptions { ParseFloatAsDecimal = true });

        Assert.Equal("0.3", template.Render());
    }

    [Fact]
    public void An_empty_template_renders_nothing() => Assert.Equal(string.Empty, Template.Parse(string.Empty).Render());

    [Fact]
    public async Task One_template_renders_in_many_contexts_at_once()
    {
        var template = Template.Parse("{{ func f(x); ret x * 2; end; for i in 1..50 }}{{ $n = i + seed; f $n }},{{ end }}{{ capture c; author.name; end; c }}{{ include 'card' seed }}");
        string Render(int seed)
        {
            var context = Sample.Context();
            context.CurrentGlobal!.TrySetValue(context, default, "seed", seed, false);
            return template.Render(context);
        }

        var expected = Enumerable.Range(0, 40).Select(Render).ToArray();
        var actual = await Task.WhenAll(Enumerable.Range(0, 40).Select(seed => Task.Run(() => Render(seed))));

        Assert.Equal(expected, actual);
        Assert.StartsWith("2,4,6,", expected[0], StringComparison.Ordinal);
    }
}
