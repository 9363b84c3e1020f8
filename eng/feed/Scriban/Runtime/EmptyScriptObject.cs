using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary><c>empty</c>: equal to whatever has no elements.</summary>
public sealed class EmptyScriptObject : IScriptObject
{
    public static readonly EmptyScriptObject Default = new();

    private EmptyScriptObject()
    {
    }

    public int Count => 0;

    public bool IsReadOnly
    {
        get => true;
        set { }
    }

    public IEnumerable<string> GetMembers() => [];

    public bool Contains(string member) => false;

    public bool TryGetValue(TemplateContext context, SourceSpan span, string member, out object? value)
    {
        value = null;
        return false;
    }

    public bool CanWrite(string member) => false;

    public bool TrySetValue(TemplateContext context, SourceSpan span, string member, object? value, bool readOnly) =>
        throw new ScriptRuntimeException(span, "Cannot set a property on the empty object");

    public bool Remove(string member) => false;

    public void SetReadOnly(string member, bool readOnly)
    {
    }

    public IScriptObject Clone(bool deep) => this;

    public override string ToString() => string.Empty;
}
