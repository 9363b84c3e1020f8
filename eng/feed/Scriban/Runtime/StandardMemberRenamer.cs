using System.Reflection;
using System.Text;

namespace Scriban.Runtime;

/// <summary><c>ThisIsAName</c> is <c>this_is_a_name</c> in a template; capitals in a row stay together.</summary>
public sealed class StandardMemberRenamer
{
    public static readonly MemberRenamerDelegate Default = Rename;

    private StandardMemberRenamer()
    {
    }

    public static string Rename(MemberInfo member) => Rename(member.Name);

    public static string Rename(string name)
    {
        var renamed = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1]))
                renamed.Append('_');
            renamed.Append(char.IsUpper(name[i]) ? char.ToLowerInvariant(name[i]) : name[i]);
        }

        return renamed.ToString();
    }
}
