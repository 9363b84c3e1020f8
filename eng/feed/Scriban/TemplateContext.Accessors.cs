using System.Collections;
using System.Collections.Concurrent;
using System.Numerics;
using Scriban.Runtime;
using Scriban.Runtime.Accessors;
using Scriban.Syntax;

namespace Scriban;

/// <summary>How members and elements of values are reached, by type.</summary>
public partial class TemplateContext
{
    private static readonly ConcurrentDictionary<Type, IObjectAccessor> StandardAccessors = new();
    private readonly Dictionary<Type, IObjectAccessor> _memberAccessors = [];

    public IObjectAccessor GetMemberAccessor(object target)
    {
        if (target is null)
            return NullAccessor.Default;

        var type = target.GetType();
        if (!_memberAccessors.TryGetValue(type, out var accessor))
            _memberAccessors[type] = accessor = GetMemberAccessorImpl(target) ?? NullAccessor.Default;
        return accessor;
    }

    protected virtual IObjectAccessor? GetMemberAccessorImpl(object target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var type = target.GetType();
        if (target is IScriptObject)
            return ScriptObjectAccessor.Default;
        if (target is string)
            return StringAccessor.Default;
        if (IsNumeric(type))
            return PrimitiveAccessor.Default;
        if (DictionaryAccessor.TryGet(target) is { } dictionary)
            return dictionary;
        if (target is IList)
            return ListAccessor.Default;

        // With the usual names all contexts share what was found out about a type.
        return MemberRenamer == StandardMemberRenamer.Default && MemberFilter is null && _keyComparer is null
            ? StandardAccessors.GetOrAdd(type, static type => new TypedObjectAccessor(type, null, null, StandardMemberRenamer.Default))
            : new TypedObjectAccessor(type, _keyComparer, MemberFilter, MemberRenamer);
    }

    /// <exception cref="ScriptRuntimeException">Values of that type have no elements.</exception>
    public IListAccessor GetListAccessor(object target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return TryGetListAccessor(target)
            ?? throw new ScriptRuntimeException(CurrentSpan, $"Unable to find a list accessor for `{GetTypeName(target)}`.");
    }

    protected virtual IListAccessor? GetListAccessorImpl(object target, Type type)
    {
        if (target is string)
            return StringAccessor.Default;
        if (IsNumeric(type))
            return PrimitiveAccessor.Default;
        return target is IList ? ListAccessor.Default : null;
    }

    internal IListAccessor? TryGetListAccessor(object target) => GetListAccessorImpl(target, target.GetType());

    /// <summary>Numbers, and with them booleans and characters.</summary>
    internal static bool IsNumeric(Type type) => type.IsPrimitive || type == typeof(decimal) || type == typeof(BigInteger);
}
