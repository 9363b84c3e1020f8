using System.Collections.Frozen;
using System.Text;

namespace Digest.Core.Articles.Encodings;

/// <summary>The encodings of the platform and its code pages, by name.</summary>
internal static class CodePages
{
    // Labels that mean a larger encoding to browsers (WHATWG Encoding Standard), or that the platform does not know.
    private static readonly FrozenDictionary<string, string> Labels = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["iso_8859-1"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["latin-1"] = "windows-1252",
        ["l1"] = "windows-1252",
        ["ascii"] = "windows-1252",
        ["us-ascii"] = "windows-1252",
        ["iso-8859-9"] = "windows-1254",
        ["gb2312"] = "gb18030",
        ["gbk"] = "gb18030",
        ["x-gbk"] = "gb18030",
        ["cp936"] = "gb18030",
        ["x-sjis"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
        ["cp949"] = "ks_c_5601-1987",
        ["windows-949"] = "ks_c_5601-1987",
        ["euc-kr"] = "ks_c_5601-1987",
        ["cp1256"] = "windows-1256",
        ["x-cp1256"] = "windows-1256",
        ["windows1256"] = "windows-1256",
        ["iso-8859-6-i"] = "iso-8859-6",
        ["iso-8859-6-e"] = "iso-8859-6",
        ["iso8859-6"] = "iso-8859-6",
        ["ecma-114"] = "iso-8859-6",
        ["iso-8859-8-i"] = "windows-1255",
        ["iso-8859-8"] = "windows-1255",
        ["utf8"] = "utf-8",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The encoding with this name; null when the platform has none.</summary>
    public static Encoding? Find(string name)
    {
        name = Labels.GetValueOrDefault(name, name);
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
