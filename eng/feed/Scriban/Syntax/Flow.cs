namespace Scriban.Syntax;

/// <summary>Where to go on after a statement.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Return,
}
