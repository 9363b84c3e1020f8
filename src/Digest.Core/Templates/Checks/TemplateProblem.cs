namespace Digest.Core.Templates.Checks;

/// <summary>A mistake in a template.</summary>
/// <param name="Mistake">The place, the cause and the remedy.</param>
/// <param name="Sample">The sample that showed it: <c>fr, 5 stories</c>; null when it shows without one.</param>
public sealed record TemplateProblem(TemplateException Mistake, string? Sample);
