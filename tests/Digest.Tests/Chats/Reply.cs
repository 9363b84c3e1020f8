namespace Digest.Tests.Chats;

/// <summary>What a platform answers to one request.</summary>
/// <param name="Status">The status line's end: <c>200 OK</c>; null to hang up.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">More headers.</param>
public sealed record Reply(string? Status, string Body = "", params string[] Headers)
{
    public static readonly Reply HangsUp = new((string?)null);
}
