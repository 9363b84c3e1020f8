namespace Digest.LocalHost;

/// <summary>The function app cannot be started as it stands; the message names the place and what helps.</summary>
/// <param name="message">What is wrong, where, and the remedy.</param>
/// <param name="innerException">The cause, where there is one.</param>
public sealed class LocalHostException(string message, Exception? innerException = null) : Exception(message, innerException);
