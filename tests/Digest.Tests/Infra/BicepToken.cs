namespace Digest.Tests.Infra;

/// <summary>A piece of Bicep. A string stands as its text, followed by what it interpolates between <c>${</c> and <c>}</c>.</summary>
internal sealed record BicepToken(BicepTokenKind Kind, string Text, int Line, bool FirstOfLine);

internal enum BicepTokenKind { Name, Number, Text, Sign }
