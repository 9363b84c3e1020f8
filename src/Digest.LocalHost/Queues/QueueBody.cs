using System.Text;
using Digest.LocalHost.Settings;

namespace Digest.LocalHost.Queues;

/// <summary>Bodies as they lie in a queue, and as functions see them.</summary>
internal static class QueueBody
{
    /// <exception cref="UndecodableMessageException">The text is not what the encoding of host.json makes.</exception>
    public static BinaryData Decode(BinaryData raw, MessageEncoding encoding)
    {
        if (encoding == MessageEncoding.None)
            return raw;
        try
        {
            return new BinaryData(Convert.FromBase64String(raw.ToString()));
        }
        catch (FormatException error)
        {
            throw new UndecodableMessageException(error);
        }
    }

    public static string Encode(string text, MessageEncoding encoding) =>
        encoding == MessageEncoding.None ? text : Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

/// <summary>No try will make sense of the message.</summary>
internal sealed class UndecodableMessageException(Exception cause) : Exception("The message is not in the encoding that extensions.queues.messageEncoding of host.json names.", cause);
