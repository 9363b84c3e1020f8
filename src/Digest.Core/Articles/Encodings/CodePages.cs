using System.Text;

namespace Digest.Core.Articles.Encodings;

/// <summary>The encodings of the platform and its code pages, by name.</summary>
internal static class CodePages
{
    /// <summary>The encoding with this name; null when the platform has none.</summary>
    public static Encoding? Find(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
