namespace Scriban.Runtime;

/// <summary>Whether a function takes any number of arguments.</summary>
public enum ScriptVarParamKind
{
    None,

    /// <summary>All arguments as they come.</summary>
    Direct,

    /// <summary>The last parameter takes the rest.</summary>
    LastParameter,
}
