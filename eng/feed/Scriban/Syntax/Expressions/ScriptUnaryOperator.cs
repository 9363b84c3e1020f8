namespace Scriban.Syntax;

internal enum ScriptUnaryOperator
{
    None,
    Not,
    Negate,
    Plus,
    FunctionAlias,
    FunctionParametersExpand,
}
