namespace Scriban.Runtime;

/// <summary>The context of an object that is used outside of a template. One a thread: a context is not shared.</summary>
internal static class DetachedContext
{
    [ThreadStatic]
    private static TemplateContext? _context;

    public static TemplateContext Value => _context ??= new TemplateContext(new ScriptObject());
}
