using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Digest.ConformanceTests.Scribans;

/// <summary>What the templates of these tests see: a shop, a reader, a file of templates.</summary>
internal static class Sample
{
    public static string Render(string text, Action<TemplateContext>? configure = null)
    {
        var template = Template.Parse(text, "page.html");
        return template.HasErrors
            ? string.Join('\n', template.Messages)
            : template.Render(Context(configure));
    }

    public static TemplateContext Context(Action<TemplateContext>? configure = null)
    {
        var context = new TemplateContext { NewLine = "\n", TemplateLoader = new Loader() };
        configure?.Invoke(context);
        context.PushGlobal(Model());
        return context;
    }

    public static ScriptObject Model()
    {
        var model = new ScriptObject
        {
            ["title"] = "News & <views>",
            ["price"] = 1234.5,
            ["published"] = new DateTime(2024, 3, 5, 14, 7, 9),
            ["sent"] = new DateTimeOffset(2024, 3, 5, 14, 7, 9, TimeSpan.FromHours(3)),
            ["day"] = new DateOnly(2024, 3, 5),
            ["weekday"] = DayOfWeek.Friday,
            ["nothing"] = null,
            ["author"] = new Author("Nour", 2) { Tags = ["a", "b"] },
            ["words"] = new[] { "x", "y", "z" },
            ["counts"] = new List<int> { 3, 1, 2 },
            ["lookup"] = new Dictionary<string, object?> { ["a"] = 1, ["b c"] = "two" },
            ["byId"] = new Dictionary<int, string> { [1] = "one" },
            ["odd"] = Enumerable.Range(1, 6).Where(number => number % 2 == 1),
            ["fruit"] = new ScriptArray
            {
                new ScriptObject { ["name"] = "orange", ["kind"] = "citrus" },
                new ScriptObject { ["name"] = "banana", ["kind"] = "berry" },
                new ScriptObject { ["name"] = "apple", ["kind"] = "pome" },
            },
        };
        model.Import("shout", new Func<string, int, string>((text, times) => text.ToUpperInvariant() + new string('!', times)));
        model.Import("where", new Func<TemplateContext, SourceSpan, string>((_, span) => span.ToStringSimple()));
        model.Import("broken", new Func<string>(() => throw new InvalidOperationException("out of order")));
        model.Import("joined", new Func<string, object[], string>((first, rest) => first + ":" + string.Join('|', rest)));
        return model;
    }

    internal sealed record Author(string Name, int BookCount)
    {
        public string? Home { get; set; }

        public IReadOnlyList<string> Tags { get; init; } = [];

        public string HTMLBio { get; } = "<p>";

        [ScriptMemberIgnore]
        public string Secret { get; } = "no";

        public override string ToString() => Name;
    }

    internal sealed class Loader : ITemplateLoader
    {
        public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName switch
        {
            "missing" => null,
            "forbidden" => throw new UnauthorizedAccessException("locked"),
            _ => "shared/" + templateName,
        };

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => templatePath switch
        {
            "shared/card" => "[{{ $1 }}/{{ $.label }}/{{ $label }}]",
            "shared/lines" => "one\ntwo\n\nthree",
            "shared/outer" => "<{{ include 'card' 'in' label: 'x' }}>",
            "shared/loop" => "{{ include 'loop' }}",
            "shared/bad" => "ok\n{{ if }}",
            "shared/fails" => "ok\n  {{ nothing.name.first }}",
            "shared/empty" => null,
            "shared/sets" => "{{ shared = 5; $own = 6 }}",
            "shared/returns" => "a{{ ret }}b",
            _ => templatePath,
        };

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            new("async " + Load(context, callerSpan, templatePath));
    }
}
