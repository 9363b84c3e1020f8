using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary>What every template can use. It is made once; each context gets a copy that it may change.</summary>
internal sealed class BuiltinFunctions : ScriptObject
{
    private static readonly Lazy<ScriptObject> Shared = new(Create);

    public BuiltinFunctions()
        : base(12, false) => ((ScriptObject)Shared.Value.Clone(true)).CopyTo(this);

    private static ScriptObject Create()
    {
        var builtins = new ScriptObject(12);
        builtins.SetValue("array", new ArrayFunctions(), true);
        builtins.SetValue("empty", EmptyScriptObject.Default, true);
        builtins.SetValue("blank", EmptyScriptObject.Default, true);
        builtins.SetValue("include", new IncludeFunction(), true);
        builtins.SetValue("include_join", new IncludeJoinFunction(), true);
        builtins.SetValue("date", new DateTimeFunctions(), true);
        builtins.SetValue("html", new HtmlFunctions(), true);
        builtins.SetValue("math", new MathFunctions(), true);
        builtins.SetValue("object", new ObjectFunctions(), true);
        builtins.SetValue("regex", new RegexFunctions(), true);
        builtins.SetValue("string", new StringFunctions(), true);
        builtins.SetValue("timespan", new TimeSpanFunctions(), true);
        return builtins;
    }
}
