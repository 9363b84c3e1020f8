using System.Collections.Frozen;
using System.Reflection;
using Scriban.Parsing;

namespace Scriban.Runtime.Accessors;

/// <summary>The public fields and properties of a .NET type, by their names in templates.</summary>
internal sealed class TypedObjectAccessor : NullAccessor
{
    private readonly FrozenDictionary<string, Member> _members;
    private readonly PropertyInfo? _indexer;

    public TypedObjectAccessor(Type type, IEqualityComparer<string>? keyComparer, MemberFilterDelegate? filter, MemberRenamerDelegate renamer)
    {
        const BindingFlags declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly;
        var found = new Dictionary<string, Member>(keyComparer);
        for (var next = type; next is not null && next != typeof(object); next = next.BaseType)
        {
            foreach (var field in next.GetFields(declared).Where(field => IsWanted(field, filter)))
                found.TryAdd(Name(field, renamer), new Member(field));
            foreach (var property in next.GetProperties(declared).Where(property => property.GetMethod?.IsPublic == true && IsWanted(property, filter)))
            {
                if (property.GetIndexParameters() is [var first, ..])
                    (_indexer, IndexType) = (property, first.ParameterType);
                else
                    found.TryAdd(Name(property, renamer), new Member(property));
            }
        }

        _members = found.ToFrozenDictionary(keyComparer);
        Names = [.. found.Keys];
    }

    public override bool HasIndexer => _indexer is not null;

    public override Type? IndexType { get; }

    private string[] Names { get; }

    public override int GetMemberCount(TemplateContext context, SourceSpan span, object target) => _members.Count;

    public override IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => Names;

    public override bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => _members.ContainsKey(member);

    public override bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        var found = _members.TryGetValue(member, out var reader);
        value = reader?.Get(target);
        return found;
    }

    public override bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value)
    {
        if (!_members.TryGetValue(member, out var writer) || !writer.CanWrite)
            return false;

        writer.Set(target, context.ToObject(span, value, writer.Type));
        return true;
    }

    public override bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
    {
        value = _indexer?.GetValue(target, [index]);
        return _indexer is not null;
    }

    public override bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value)
    {
        if (_indexer is null || !Member.IsSettable(_indexer))
            return false;

        _indexer.SetValue(target, value, [index]);
        return true;
    }

    private static bool IsWanted(MemberInfo member, MemberFilterDelegate? filter) =>
        member.GetCustomAttribute<ScriptMemberIgnoreAttribute>() is null && (filter is null || filter(member));

    private static string Name(MemberInfo member, MemberRenamerDelegate renamer) =>
        renamer(member) is { Length: > 0 } name ? name : member.Name;

    private sealed class Member
    {
        private readonly FieldInfo? _field;
        private readonly PropertyInfo? _property;
        private readonly MethodInvoker? _getter;

        public Member(FieldInfo field)
        {
            _field = field;
            Type = field.FieldType;
            CanWrite = !field.IsInitOnly;
        }

        public Member(PropertyInfo property)
        {
            _property = property;
            Type = property.PropertyType;
            CanWrite = IsSettable(property);
            _getter = MethodInvoker.Create(property.GetMethod!);
        }

        public Type Type { get; }

        public bool CanWrite { get; }

        public static bool IsSettable(PropertyInfo property) => property.GetSetMethod() is { } setter
            && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

        public object? Get(object target)
        {
            if (_getter is null)
                return _field!.GetValue(target);

            try
            {
                return _getter.Invoke(target);
            }
            catch (Exception exception) when (exception is not TargetInvocationException)
            {
                throw new TargetInvocationException(exception);
            }
        }

        public void Set(object target, object? value)
        {
            if (_property is null)
                _field!.SetValue(target, value);
            else
                _property.SetValue(target, value);
        }
    }
}
