using Digest.Core.Articles.Text;

namespace Digest.Core.Editions;

/// <summary>The form in which names of sections are compared: Économie and economie, اقتصاد and إقتصاد are the same.</summary>
internal static class SectionKey
{
    public static string Of(string name)
    {
        var key = Folding.Key(name);
        // الاقتصاد is called اقتصاد as well.
        return key.Length > 4 && key.StartsWith("ال", StringComparison.Ordinal) ? key[2..] : key;
    }
}
