using System.Net;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Digest.ConformanceTests.Scribans;

/// <summary>A context that overrides what the library makes virtual.</summary>
public sealed class EscapingTests
{
    private static readonly Template Page = Template.Parse("<b>{{ x }}</b>{{ '<i>' }}{{ capture c }}<u>{{ x }}</u>{{ end }}{{ c }}{{ for n in 1..2 }}{{ n }}<br>{{ end }}");

    [Fact]
    public void Values_are_encoded_and_the_text_of_the_template_is_not()
    {
        var context = new EncodingContext();
        context.SetValue(new ScriptVariableGlobal("x"), "a&b");

        Assert.Equal("<b>a&amp;b</b>&lt;i&gt;&lt;u&gt;a&amp;amp;b&lt;/u&gt;1<br>2<br>", Page.Render(context));
    }

    [Fact]
    public async Task An_asynchronous_rendering_asks_the_asynchronous_override()
    {
        var context = new EncodingContext();
        context.SetValue(new ScriptVariableGlobal("x"), "a&b");

        Assert.Equal("<b>(a&b)</b>(<i>)(<u>(a&b)</u>)(1)<br>(2)<br>", await Page.RenderAsync(context));
    }

    [Fact]
    public void Values_can_be_written_otherwise()
    {
        var context = new NamingContext();
        context.SetValue(new ScriptVariableGlobal("x"), new Uri("https://a.b/"));

        Assert.Equal("uri uri", Template.Parse("{{ x }} {{ '' + x }}").Render(context));
    }

    private sealed class EncodingContext : TemplateContext
    {
        public override TemplateContext Write(SourceSpan span, object? textAsObject) => Write(WebUtility.HtmlEncode(ObjectToString(textAsObject)));

        public override ValueTask<TemplateContext> WriteAsync(SourceSpan span, object? textAsObject) => WriteAsync($"({ObjectToString(textAsObject)})");
    }

    private sealed class NamingContext : TemplateContext
    {
        public override string? ObjectToString(object? value, bool nested = false) => value is Uri ? "uri" : base.ObjectToString(value, nested);
    }
}
