using Digest.Core.Articles;
using Digest.Core.Templates.Chats;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Core.Templates;

/// <summary>
/// Renders one template with its limits. What an html template or a stylesheet prints is encoded, unless it is <c>raw</c>; a
/// name that is not there, a list, or an object is an error, since it would reach readers as a gap or as the name of a type.
/// </summary>
internal sealed class Printer : TemplateContext
{
    private const int OutputLimit = 2 * 1024 * 1024;

    private readonly TemplateLibrary _library;
    private readonly PrintBudget _budget = new();
    private PrintForm _form;
    private ScriptNode? _evaluated;

    private Printer(TemplateLibrary library, PrintForm form)
    {
        _library = library;
        _form = form;
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedIndexerAccess = false;
        AutoIndent = false;
        LoopLimit = 20_000;
        RecursiveLimit = 32;
        LimitToString = 4 * OutputLimit;
        RegexTimeOut = TimeSpan.FromSeconds(1);
        NewLine = "\n";
    }

    /// <summary>What the template makes of the values.</summary>
    /// <exception cref="TemplateException">It is missing or broken, asks for something that is not there, or exceeds a limit.</exception>
    public static string Print(TemplateLibrary library, string path, ScriptObject values) => Print(library, path, values, PrintForm.Of(path));

    /// <summary>What the template makes of the values, written in the given form whatever the name of the file says.</summary>
    /// <exception cref="TemplateException">It is missing or broken, asks for something that is not there, or exceeds a limit.</exception>
    public static string Print(TemplateLibrary library, string path, ScriptObject values, PrintForm form)
    {
        var template = library.Parse(path);
        var printer = new Printer(library, form);
        printer.PushGlobal(printer.Functions());
        printer.PushGlobal(values);
        try
        {
            var text = template.Render(printer);
            return text.Length <= OutputLimit ? text : throw TooLong(path);
        }
        catch (ScriptRuntimeException exception)
        {
            throw Explain(path, exception);
        }
    }

    /// <summary>Remembers what is about to be written, since the span that <see cref="Write(SourceSpan, object?)"/> is told is that of the whole block.</summary>
    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        if (_budget.Spend() is { } excess)
            throw new ScriptRuntimeException(scriptNode?.Span ?? CurrentSpan, excess);
        var value = base.Evaluate(scriptNode, aliasReturnedFunction);
        _evaluated = scriptNode;
        return value;
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject) => textAsObject switch
    {
        null => this,
        Markup markup => Write(markup.Value),
        // What a template captured was encoded when it was printed there.
        IScriptOutput captured => Write(captured.ToString()),
        string text => Write(_form.Encode(text)),
        ChatAddress address => Write(_form.Address(address.Url)),
        int or long or decimal => Write(ObjectToString(textAsObject)),
        double number when double.IsFinite(number) => Write(ObjectToString(textAsObject)),
        _ => throw new ScriptRuntimeException(_evaluated?.Span ?? span, $"What is printed here is no text but {GetTypeName(textAsObject)}"),
    };

    private ScriptObject Functions()
    {
        var functions = new ScriptObject();
        functions.Import("include", new Func<TemplateContext, string, Markup>(Include));
        functions.Import("raw", new Func<string?, Markup>(text => new Markup(text ?? "")));
        functions.Import("isolate", new Func<string?, string, Markup>(Isolate));
        return functions;
    }

    private Markup Include(TemplateContext context, string path)
    {
        if (_library.Find(path) is null)
            throw new ScriptRuntimeException(context.CurrentSpan, $"There is no template `{path}` to include");
        var outer = _form;
        _form = outer.Within(path);
        var text = context.RenderTemplate(_library.Parse(path), new ScriptArray { path }, context.CurrentNode);
        _form = outer;
        return text.Length <= OutputLimit ? new Markup(text) : throw TooLong(path);
    }

    private Markup Isolate(string? text, string direction)
    {
        var side = direction switch
        {
            "rtl" => TextDirection.Rtl,
            "ltr" => TextDirection.Ltr,
            _ => throw new ArgumentException($"isolate wants the direction rtl or ltr, not `{direction}`"),
        };
        return new Markup(_form.Isolate(text ?? "", side));
    }

    private static TemplateException TooLong(string path) => new(path, 0, 0,
        $"It prints more than {OutputLimit / 1024 / 1024:0} MB", "Look for a loop that prints more than it should");

    private static TemplateException Explain(string path, ScriptRuntimeException exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
            if (inner is TemplateException known)
                return known;

        var (span, cause) = (exception.Span, exception.OriginalMessage.TrimEnd('.'));
        return new TemplateException(string.IsNullOrEmpty(span.FileName) ? path : span.FileName, span.Start.Line + 1, span.Start.Column + 1,
            cause, Remedy(cause), exception);
    }

    private static string Remedy(string cause) => cause switch
    {
        _ when cause.Contains("limit", StringComparison.OrdinalIgnoreCase) => "Look for a loop without an end, or for a template that includes itself",
        _ when cause.Contains("no text", StringComparison.Ordinal) => "Print one of its members, or go through the list with for",
        _ => "Check the spelling; README.md beside the templates lists all that they can name",
    };
}
