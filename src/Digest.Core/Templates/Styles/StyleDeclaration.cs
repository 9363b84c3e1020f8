namespace Digest.Core.Templates.Styles;

/// <summary>One declaration as its author wrote it: what mail clients are given is never rewritten.</summary>
/// <param name="Name">The property in lower case.</param>
/// <param name="Value">The value without <c>!important</c>.</param>
/// <param name="IsImportant">Whether it said so.</param>
internal sealed record StyleDeclaration(string Name, string Value, bool IsImportant)
{
    public override string ToString() => IsImportant ? $"{Name}:{Value} !important" : $"{Name}:{Value}";
}
