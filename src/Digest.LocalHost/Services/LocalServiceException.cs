namespace Digest.LocalHost.Services;

/// <summary>A local service cannot be used: the message names the tool, what it said last, and the remedy.</summary>
/// <param name="message">One or more sentences for the person at the terminal.</param>
/// <param name="inner">The cause, if another error is it.</param>
public sealed class LocalServiceException(string message, Exception? inner = null) : Exception(message, inner);
