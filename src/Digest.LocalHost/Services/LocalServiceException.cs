namespace Digest.LocalHost.Services;

/// <summary>A local service cannot be used.</summary>
/// <param name="message">One line for the person at the terminal: which tool, what happened, and the remedy.</param>
/// <param name="output">What the tool printed last, some lines; null when there is nothing to quote.</param>
/// <param name="inner">The cause, if another error is it.</param>
public sealed class LocalServiceException(string message, string? output = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the tool printed last, some lines; null when there is nothing to quote.</summary>
    public string? Output { get; } = output;
}
