namespace Digest.Core.Templates.Chats;

/// <summary>Which message of an issue it is.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Last">Whether none comes after it.</param>
/// <param name="Language">The language of the edition.</param>
internal readonly record struct ChatPart(int Number, bool Last, string Language)
{
    public bool First => Number is 1;
}
