using AngleSharp.Css;
using AngleSharp.Css.Dom;
using AngleSharp.Dom;

namespace Digest.Core.Templates.Styles;

/// <summary>A selector with its declarations.</summary>
internal sealed record StyleRule(ISelector Selector, IReadOnlyList<StyleDeclaration> Declarations)
{
    /// <summary>What decides between rules, before their order does.</summary>
    public Priority Specificity => Selector.Specificity;

    public bool Selects(IElement element) => Selector.Match(element, null);
}
