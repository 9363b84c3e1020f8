using System.Reflection;

namespace Scriban.Runtime;

/// <summary>The name that templates use for a member.</summary>
public delegate string MemberRenamerDelegate(MemberInfo member);
