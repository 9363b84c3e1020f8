using System.Reflection;
using System.Text.Json;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.ConformanceTests.Scribans;

public sealed class ScriptObjectTests
{
    [Fact]
    public void A_read_only_member_is_not_written()
    {
        var script = new ScriptObject();
        script.SetValue("a", 1, true);

        Assert.False(script.CanWrite("a"));
        Assert.False(script.TrySetValue(new TemplateContext(), default, "a", 2, false));
        Assert.True(script.TryGetValue("a", out var value));
        Assert.Equal(1, value);
        script.SetValue("a", 3, false);
        Assert.Equal(3, script["a"]);
        Assert.Null(script["none"]);
    }

    [Fact]
    public void A_read_only_object_is_not_written()
    {
        var script = new ScriptObject { ["a"] = 1 };
        script.IsReadOnly = true;

        Assert.Equal("The object is readonly", Assert.Throws<InvalidOperationException>(() => script["a"] = 2).Message);
        Assert.Throws<InvalidOperationException>(() => script.Remove("a"));
    }

    [Fact]
    public void Objects_dictionaries_and_json_are_imported()
    {
        var script = new ScriptObject();
        script.Import(new { LastName = "N", Count = 2 });
        script.Import(new Dictionary<string, object> { ["KeptAsIs"] = true });
        script.Import(JsonDocument.Parse("""{"numbers":[1,2.5],"inner":{"a":null}}""").RootElement);
        script.Import(new ScriptObject { ["other"] = "o" });

        Assert.Equal("{last_name: \"N\", count: 2, KeptAsIs: true, numbers: [1, 2.5], inner: {a: null}, other: \"o\"}", new TemplateContext().ObjectToString(script));
    }

    [Fact]
    public void Members_are_filtered_and_renamed()
    {
        var script = new ScriptObject();
        script.Import(new { First = 1, Second = 2 }, member => member.Name != "Second", member => "my" + member.Name);

        Assert.Equal(["myFirst"], script.Keys);
    }

    [Fact]
    public void Texts_and_numbers_are_not_imported() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScriptObject().Import("text"));

    [Fact]
    public void Static_members_of_a_type_are_functions_and_values()
    {
        var script = new ScriptObject();
        script.Import(typeof(Helpers));
        var context = new TemplateContext();
        context.PushGlobal(script);

        Assert.Equal("hi Nour 5 [] x:3", Template.Parse("{{ greet 'Nour' }} {{ limit }} [{{ hidden }}] {{ 'x' | with_count 3 }}").Render(context));
    }

    [Fact]
    public void A_derived_object_offers_its_static_members()
    {
        var context = new TemplateContext();
        context.PushGlobal(new Tools());

        Assert.Equal("[a] 7", Template.Parse("{{ wrap_it 'a' }} {{ seven }}").Render(context));
    }

    [Fact]
    public void Delegates_are_functions()
    {
        var script = new ScriptObject();
        script.Import("add", (int a, int b) => a + b);
        script.Import("culture", (TemplateContext context) => context.CurrentCulture.Name + "!");
        var context = new TemplateContext();
        context.PushGlobal(script);

        Assert.Equal("3 5 !", Template.Parse("{{ add 1 2 }} {{ 4 | add '1' }} {{ culture }}").Render(context));
    }

    [Fact]
    public void A_function_may_be_written_by_hand()
    {
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject { ["count"] = new CountFunction() });

        Assert.Equal("0 2 1 3", Template.Parse("{{ count }} {{ count 1 2 }} {{ 'x' | count }} {{ count(1, 2, 3) }}").Render(context));
    }

    [Fact]
    public void A_copy_is_deep_if_it_is_asked_to_be()
    {
        var script = new ScriptObject { ["inner"] = new ScriptObject { ["a"] = 1 }, ["list"] = new ScriptArray { 1 } };
        var shallow = (ScriptObject)script.Clone(false);
        var deep = (ScriptObject)script.Clone(true);

        ((ScriptObject)script["inner"]!)["a"] = 2;

        Assert.Equal(2, ((ScriptObject)shallow["inner"]!)["a"]);
        Assert.Equal(1, ((ScriptObject)deep["inner"]!)["a"]);
        Assert.NotSame(script["list"], deep["list"]);
    }

    [Fact]
    public void An_array_grows_where_it_is_written()
    {
        var array = new ScriptArray { "a" };
        array[3] = "d";

        Assert.Equal(["a", null, null, "d"], array);
        Assert.Null(array[9]);
        Assert.Equal(4, array.Count);
        array.RemoveAt(99);
        array.IsReadOnly = true;
        Assert.Throws<InvalidOperationException>(() => array.Add("e"));
    }

    [Fact]
    public void An_object_is_from_what_it_is_made_of()
    {
        Assert.Equal(2, ScriptObject.From(new { Number = 2 })["number"]);
        Assert.Equal([1, 2], ScriptArray.From(new[] { 1, 2 }));
        Assert.Throws<ArgumentException>(() => ScriptArray.From(5));
    }

    [Theory]
    [InlineData("Name", "name")]
    [InlineData("BookCount", "book_count")]
    [InlineData("HTMLText", "htmltext")]
    [InlineData("ItemID", "item_id")]
    [InlineData("a1B", "a1_b")]
    public void Members_are_named_with_underscores(string member, string expected) => Assert.Equal(expected, StandardMemberRenamer.Rename(member));

    [Fact]
    public void The_names_of_an_object_can_differ_in_case_only()
    {
        var script = new ScriptObject(StringComparer.OrdinalIgnoreCase) { ["Title"] = "t" };
        var context = new TemplateContext(StringComparer.OrdinalIgnoreCase);
        context.PushGlobal(script);
        context.PushGlobal(new ScriptObject { ["poco"] = new Poco("n") });

        Assert.Equal("t n", Template.Parse("{{ TITLE }} {{ poco.NAME }}").Render(context));
    }

    [Fact]
    public void The_names_of_members_follow_the_context()
    {
        var context = new TemplateContext { MemberRenamer = member => member.Name, MemberFilter = member => member is PropertyInfo { Name: not "Hidden" } };
        context.PushGlobal(new ScriptObject { ["poco"] = new Poco("n") });

        Assert.Equal("n [] []", Template.Parse("{{ poco.Name }} [{{ poco.name }}] [{{ poco.Hidden }}]").Render(context));
    }

    private static class Helpers
    {
        public static readonly int Limit = 5;

        [ScriptMemberIgnore]
        public static string Hidden() => "no";

        public static string Greet(string name) => "hi " + name;

        public static string WithCount(string text, int count = 1) => $"{text}:{count}";
    }

    private sealed class Tools : ScriptObject
    {
        public static int Seven => 7;

        public static string WrapIt(string text) => $"[{text}]";
    }

    private sealed record Poco(string Name)
    {
        public string Hidden { get; } = "h";
    }

    private sealed class CountFunction : IScriptCustomFunction
    {
        public int RequiredParameterCount => 0;

        public int ParameterCount => 0;

        public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

        public Type ReturnType => typeof(int);

        public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "value");

        public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) => arguments.Count;

        public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            new(arguments.Count);
    }
}
