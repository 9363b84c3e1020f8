using Microsoft.Playwright;

namespace Digest.Gallery;

/// <summary>One picture to take.</summary>
/// <param name="Name">The name of its file, without the ending.</param>
/// <param name="Html">What it shows.</param>
/// <param name="Width">The width of the window: 700 for a desk, 375 for a phone.</param>
/// <param name="Scheme">Light or dark.</param>
/// <param name="Tallest">Where it is cut off when there is more, in pixels.</param>
internal sealed record Picture(string Name, string Html, int Width, ColorScheme Scheme = ColorScheme.Light, int Tallest = 2400);
