using System.Reflection;

namespace Scriban.Runtime;

/// <summary>Whether templates may see a member.</summary>
public delegate bool MemberFilterDelegate(MemberInfo member);
