using System.Collections;
using System.Collections.Concurrent;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Runtime.Accessors;

/// <summary>Dictionaries: their keys are the members.</summary>
internal sealed class DictionaryAccessor : NullAccessor
{
    private static readonly ConcurrentDictionary<Type, IObjectAccessor?> Typed = new();
    private static readonly DictionaryAccessor Untyped = new();

    public override bool HasIndexer => true;

    public override Type IndexType => typeof(object);

    public static IObjectAccessor? TryGet(object target) =>
        Typed.GetOrAdd(target.GetType(), FindTyped) ?? (target is IDictionary ? Untyped : null);

    public override int GetMemberCount(TemplateContext context, SourceSpan span, object target) => ((IDictionary)target).Count;

    public override IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) =>
        ((IDictionary)target).Keys.Cast<object>().Select(key => context.ObjectToString(key) ?? string.Empty);

    public override bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => ((IDictionary)target).Contains(member);

    public override bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value) =>
        TryGetItem(context, span, target, member, out value);

    public override bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) =>
        TrySetItem(context, span, target, member, value);

    public override bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
    {
        var found = ((IDictionary)target).Contains(index);
        value = found ? ((IDictionary)target)[index] : null;
        return found;
    }

    public override bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value)
    {
        ((IDictionary)target)[index] = value;
        return true;
    }

    private static IObjectAccessor? FindTyped(Type type)
    {
        var dictionary = Array.Find(type.GetInterfaces(), IsDictionary);
        return dictionary is null
            ? null
            : (IObjectAccessor)Activator.CreateInstance(typeof(Accessor<,>).MakeGenericType(dictionary.GetGenericArguments()))!;
    }

    private static bool IsDictionary(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>);

    private sealed class Accessor<TKey, TValue> : NullAccessor
    {
        public override bool HasIndexer => true;

        public override Type IndexType => typeof(TKey);

        public override int GetMemberCount(TemplateContext context, SourceSpan span, object target) => Of(target).Count;

        public override IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) =>
            Of(target).Keys.Select(key => context.ObjectToString(key) ?? string.Empty);

        public override bool HasMember(TemplateContext context, SourceSpan span, object target, string member) =>
            Of(target).ContainsKey(Key(context, member));

        public override bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value) =>
            TryGetItem(context, span, target, Key(context, member)!, out value);

        public override bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) =>
            TrySetItem(context, span, target, Key(context, member)!, value);

        public override bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
        {
            var found = Of(target).TryGetValue((TKey)index, out var typed);
            value = typed;
            return found;
        }

        public override bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value)
        {
            var converted = context.ToObject(span, value, typeof(TValue));
            if (converted is not TValue && (converted is not null || default(TValue) is not null))
                throw new ScriptRuntimeException(span, $"Unable to convert dictionary value to `{typeof(TValue)}`.");
            Of(target)[(TKey)index] = (TValue)converted!;
            return true;
        }

        private static IDictionary<TKey, TValue> Of(object target) => (IDictionary<TKey, TValue>)target;

        private static TKey Key(TemplateContext context, string member) => context.ToObject(default, member, typeof(TKey)) is TKey key
            ? key
            : throw new InvalidOperationException($"Unable to convert member `{member}` to dictionary key type `{typeof(TKey)}`.");
    }
}
