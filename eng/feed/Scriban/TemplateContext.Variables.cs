using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

/// <summary>
/// Variables. A global one is looked for in the functions that run (up to one with a name), then in the global objects,
/// the last pushed first; in each of them the loops come first. A local one belongs to the template or function.
/// </summary>
public partial class TemplateContext
{
    private readonly List<Scope> _globals = [];
    private readonly List<Scope> _functions = [];
    private readonly List<Scope> _locals = [];

    public IScriptObject? CurrentGlobal => _globals[^1].Variables;

    public void PushGlobal(IScriptObject scriptObject)
    {
        PushGlobalOnly(scriptObject);
        PushLocal();
    }

    public IScriptObject PopGlobal()
    {
        var popped = PopGlobalOnly();
        PopLocal();
        return popped;
    }

    internal void PushGlobalOnly(IScriptObject scriptObject)
    {
        ArgumentNullException.ThrowIfNull(scriptObject);
        _globals.Add(new Scope(scriptObject));
    }

    internal IScriptObject PopGlobalOnly()
    {
        if (_globals.Count == 1)
            throw new InvalidOperationException("Unexpected PopGlobal() not matching a PushGlobal");

        var popped = _globals[^1].Variables!;
        _globals.RemoveAt(_globals.Count - 1);
        return popped;
    }

    public void PushLocal() => _locals.Add(new Scope(new ScriptObject()));

    public void PopLocal() => _locals.RemoveAt(_locals.Count - 1);

    internal void PushFunction(ScriptObject? variables, bool hidesCallers)
    {
        _functions.Add(new Scope(variables) { HidesOuter = hidesCallers });
        PushLocal();
    }

    internal void PopFunction()
    {
        _functions.RemoveAt(_functions.Count - 1);
        PopLocal();
    }

    public object? GetValue(ScriptVariableGlobal variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return TryGetGlobal(variable, out var value) ? value : GetMissing(variable);
    }

    public object? GetValue(ScriptVariable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var found = variable.Scope == ScriptVariableScope.Global
            ? TryGetGlobal(variable, out var value)
            : _locals[^1].TryGetValue(this, variable, out value);
        return found ? value : GetMissing(variable);
    }

    public void SetValue(ScriptVariable variable, bool value) => SetValue(variable, (object)value);

    public void SetValue(ScriptVariable variable, object? value, bool asReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (!StoreFor(variable).TrySetValue(this, variable.Span, variable.Name, value, asReadOnly))
            throw new ScriptRuntimeException(variable.Span, $"Cannot set value on the readonly variable `{variable}`");
    }

    /// <summary>Sets a variable; by force, even if it is read-only.</summary>
    public void SetValue(ScriptVariable variable, object? value, bool asReadOnly, bool force)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (force)
            StoreFor(variable).Remove(variable.Name);
        SetValue(variable, value, asReadOnly);
    }

    public void DeleteValue(ScriptVariable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        StoreFor(variable).Remove(variable.Name);
    }

    public void SetReadOnly(ScriptVariable variable, bool isReadOnly = true)
    {
        ArgumentNullException.ThrowIfNull(variable);
        StoreFor(variable).SetReadOnly(variable.Name, isReadOnly);
    }

    public virtual void SetLoopVariable(ScriptVariable variable, object? value)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var scope = variable.Scope == ScriptVariableScope.Global ? LoopScope : _locals[^1];
        if (scope.Loops.Count == 0)
            throw new InvalidOperationException("Cannot set a loop global variable without a loop variable store.");
        if (!scope.Loops[^1].TrySetValue(this, variable.Span, variable.Name, value, false))
            throw new ScriptRuntimeException(variable.Span, $"Cannot set value on the variable `{variable}`");
    }

    public virtual void Import(SourceSpan span, object objectToImport)
    {
        if (objectToImport is not ScriptObject variables)
            throw new ScriptRuntimeException(span, $"Unexpected value `{GetTypeName(objectToImport)}` for import. Expecting an plain script object.");
        CurrentGlobal!.Import(variables);
    }

    /// <summary>The innermost function with parameters, or the global object: it has the variables of loops.</summary>
    private Scope LoopScope => VisibleFunctions().FirstOrDefault(function => function.Variables is not null) ?? _globals[^1];

    private IEnumerable<Scope> VisibleFunctions()
    {
        for (var i = _functions.Count - 1; i >= 0; i--)
        {
            yield return _functions[i];
            if (_functions[i].HidesOuter)
                yield break;
        }
    }

    private bool TryGetGlobal(ScriptVariable variable, out object? value)
    {
        for (var i = _functions.Count - 1; i >= 0; i--)
        {
            if (_functions[i].TryGetValue(this, variable, out value))
                return true;
            if (_functions[i].HidesOuter)
                break;
        }

        for (var i = _globals.Count - 1; i >= 0; i--)
        {
            if (_globals[i].TryGetValue(this, variable, out value))
                return true;
        }

        value = null;
        return false;
    }

    private object? GetMissing(ScriptVariable variable)
    {
        object? value = null;
        var found = TryGetVariable?.Invoke(this, variable.Span, variable, out value) ?? false;
        return found || !StrictVariables
            ? value
            : throw new ScriptRuntimeException(variable.Span, $"The variable or function `{variable}` was not found");
    }

    private IScriptObject StoreFor(ScriptVariable variable)
    {
        var store = variable.Scope == ScriptVariableScope.Local ? _locals[^1].Variables! : GlobalStoreFor(variable.Name);
        if (variable.Scope == ScriptVariableScope.Local || store.CanWrite(variable.Name))
            return store;

        var kind = store == BuiltinObject ? "builtin " : string.Empty;
        throw new ScriptRuntimeException(variable.Span, $"Cannot set the {kind}readonly variable `{variable}`");
    }

    /// <summary>Where a variable is already; else with the function that has parameters, or the global object.</summary>
    private IScriptObject GlobalStoreFor(string name)
    {
        var global = CurrentGlobal!;
        IScriptObject? innermost = null;
        foreach (var function in VisibleFunctions())
        {
            if (function.Variables is not { } variables)
                continue;

            innermost ??= variables;
            if (variables.Contains(name))
                return variables;
        }

        return innermost is null || _globals.Exists(scope => scope.Variables!.Contains(name)) ? global : innermost;
    }

    private sealed class Scope(IScriptObject? variables)
    {
        public IScriptObject? Variables => variables;

        public List<ScriptObject> Loops { get; } = [];

        /// <summary>Whether variables of the functions around this one are not seen.</summary>
        public bool HidesOuter { get; init; }

        public bool TryGetValue(TemplateContext context, ScriptVariable variable, out object? value)
        {
            for (var i = Loops.Count - 1; i >= 0; i--)
            {
                if (Loops[i].TryGetValue(context, variable.Span, variable.Name, out value))
                    return true;
            }

            value = null;
            return variables is not null && variables.TryGetValue(context, variable.Span, variable.Name, out value);
        }
    }
}
