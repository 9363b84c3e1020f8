using System.Globalization;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

/// <summary>
/// What one rendering works with: variables, culture, limits, output. One at a time may render with it; any number of
/// contexts may share a template.
/// </summary>
public partial class TemplateContext : IFormatProvider
{
    private readonly Stack<CultureInfo> _cultures = new();
    private readonly Stack<string> _sourceFiles = new();
    private readonly IEqualityComparer<string>? _keyComparer;

    public TemplateContext()
        : this(null, null)
    {
    }

    public TemplateContext(ScriptObject? builtin)
        : this(builtin, null)
    {
    }

    public TemplateContext(IEqualityComparer<string>? keyComparer)
        : this(null, keyComparer)
    {
    }

    public TemplateContext(ScriptObject? builtin, IEqualityComparer<string>? keyComparer)
    {
        _keyComparer = keyComparer;
        BuiltinObject = builtin ?? GetDefaultBuiltinObject();
        _outputs.Push(_output);
        PushGlobal(BuiltinObject);
    }

    public delegate bool TryGetMemberDelegate(TemplateContext context, SourceSpan span, object target, string member, out object? value);

    public delegate bool TryGetVariableDelegate(TemplateContext context, SourceSpan span, ScriptVariable variable, out object? value);

    public delegate string RenderRuntimeExceptionDelegate(ScriptRuntimeException exception);

    /// <summary>Writes an error in brackets where it happened; for <see cref="RenderRuntimeException"/>.</summary>
    public static RenderRuntimeExceptionDelegate RenderRuntimeExceptionDefault = exception => $"[{exception.OriginalMessage}]";

    /// <summary>The culture of numbers and dates; invariant unless one was pushed.</summary>
    public CultureInfo CurrentCulture => _cultures.TryPeek(out var culture) ? culture : CultureInfo.InvariantCulture;

    public ScriptObject BuiltinObject { get; }

    public ITemplateLoader? TemplateLoader { get; set; }

    public ParserOptions TemplateLoaderParserOptions { get; set; } = new();

    public LexerOptions TemplateLoaderLexerOptions { get; set; } = LexerOptions.Default;

    /// <summary>Included templates by their path.</summary>
    public Dictionary<string, Template> CachedTemplates { get; } = [];

    public Dictionary<object, object> Tags { get; } = [];

    public MemberRenamerDelegate MemberRenamer { get; set; } = StandardMemberRenamer.Default;

    public MemberFilterDelegate? MemberFilter { get; set; }

    /// <summary>Asked for a variable that is not there.</summary>
    public TryGetVariableDelegate? TryGetVariable { get; set; }

    /// <summary>Asked for a member that is not there.</summary>
    public TryGetMemberDelegate? TryGetMember { get; set; }

    /// <summary>What is written in place of an error; without it errors are thrown.</summary>
    public RenderRuntimeExceptionDelegate? RenderRuntimeException { get; set; }

    public CancellationToken CancellationToken { get; set; }

    public string NewLine { get; set; } = Environment.NewLine;

    /// <summary>Whether what is written at a brace takes over the indentation of that brace on each of its lines.</summary>
    public bool AutoIndent { get; set; } = true;

    public bool IndentOnEmptyLines { get; set; } = true;

    /// <summary>Characters: how long a text, and all that the context writes, may get; 0 is without limit.</summary>
    public int LimitToString { get; set; } = 1048576;

    /// <summary>How deep objects may nest when they are written; 0 is without limit.</summary>
    public int ObjectRecursionLimit { get; set; } = 20;

    /// <summary>How many rounds an outermost loop may make, those of its inner loops included; 0 is without limit.</summary>
    public int LoopLimit { get; set; } = 1000;

    public int? LoopLimitQueryable { get; set; }

    /// <summary>How deep calls and includes may nest; 0 is without limit.</summary>
    public int RecursiveLimit { get; set; } = 100;

    public TimeSpan RegexTimeOut { get; set; } = TimeSpan.FromSeconds(10);

    public bool EnableOutput { get; set; } = true;

    /// <summary>Whether a variable that is not there is an error.</summary>
    public bool StrictVariables { get; set; }

    public bool EnableBreakAndContinueAsReturnOutsideLoop { get; set; }

    /// <summary>Whether a member of null is null.</summary>
    public bool EnableRelaxedTargetAccess { get; set; }

    /// <summary>Whether a member that is not there is null.</summary>
    public bool EnableRelaxedMemberAccess { get; set; } = true;

    /// <summary>Whether a function that is not there gives null.</summary>
    public bool EnableRelaxedFunctionAccess { get; set; }

    /// <summary>Whether an element beyond the ends is null.</summary>
    public bool EnableRelaxedIndexerAccess { get; set; } = true;

    /// <summary>Whether the element at null is null.</summary>
    public bool EnableNullIndexer { get; set; }

    /// <summary>The file being rendered.</summary>
    /// <exception cref="InvalidOperationException">No file was pushed.</exception>
    public string? CurrentSourceFile => _sourceFiles.Peek();

    public int SourceFileCount => _sourceFiles.Count;

    public int CultureCount => _cultures.Count;

    public int GlobalCount => _globals.Count;

    public int OutputCount => _outputs.Count;

    /// <summary>Whether this is an asynchronous rendering; it waits where the library would await.</summary>
    internal bool IsAsynchronous { get; set; }

    public static ScriptObject GetDefaultBuiltinObject() => new BuiltinFunctions();

    public object? GetFormat(Type? formatType) => CurrentCulture.GetFormat(formatType);

    public void PushCulture(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        _cultures.Push(culture);
    }

    public CultureInfo PopCulture() => _cultures.Count > 0
        ? _cultures.Pop()
        : throw new InvalidOperationException("Cannot PopCulture more than PushCulture");

    public void PushSourceFile(string sourceFile)
    {
        ArgumentNullException.ThrowIfNull(sourceFile);
        _sourceFiles.Push(sourceFile);
    }

    public string PopSourceFile() => _sourceFiles.Count > 0
        ? _sourceFiles.Pop()
        : throw new InvalidOperationException("Cannot PopSourceFile more than PushSourceFile");

    /// <summary>Makes the context as new, but for its settings and the values in its global objects.</summary>
    public virtual void Reset()
    {
        while (OutputCount > 1)
            PopOutput();
        ((StringBuilderOutput)Output).Builder.Clear();
        while (GlobalCount > 1)
            PopGlobal();
        _cultures.Clear();
        _sourceFiles.Clear();
        CachedTemplates.Clear();
        _memberAccessors.Clear();
        ResetOutputLimit();
    }
}
