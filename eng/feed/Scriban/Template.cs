using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

/// <summary>A parsed template. It does not change any more: contexts on any number of threads may render it.</summary>
public class Template
{
    private Template(string? sourceFilePath, ParserOptions? parserOptions, LexerOptions? lexerOptions)
    {
        SourceFilePath = sourceFilePath;
        ParserOptions = parserOptions ?? ParserOptions.Default;
        LexerOptions = lexerOptions ?? LexerOptions.Default;
    }

    public string? SourceFilePath { get; }

    public ScriptPage? Page { get; private set; }

    public bool HasErrors { get; private set; }

    public LogMessageBag Messages { get; } = new();

    public ParserOptions ParserOptions { get; }

    public LexerOptions LexerOptions { get; }

    /// <summary>Parses a text; errors are in <see cref="Messages"/>.</summary>
    /// <exception cref="NotSupportedException">The options ask for what the stand-in does not have.</exception>
    public static Template Parse(string text, string? sourceFilePath = null, ParserOptions? parserOptions = null, LexerOptions? lexerOptions = null)
    {
        var template = new Template(sourceFilePath, parserOptions, lexerOptions);
        template.Parse(text);
        return template;
    }

    public static object? Evaluate(string expression, TemplateContext context) => ParseScript(expression).Evaluate(context);

    public static object? Evaluate(string expression, object model, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null) =>
        ParseScript(expression).Evaluate(model, memberRenamer, memberFilter);

    /// <summary>The value of the last statement, without output.</summary>
    public object? Evaluate(TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var output = context.EnableOutput;
        context.EnableOutput = false;
        try
        {
            return Run(context, render: false);
        }
        finally
        {
            context.EnableOutput = output;
        }
    }

    public object? Evaluate(object? model = null, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null) =>
        Evaluate(ContextFor(model, memberRenamer, memberFilter));

    /// <summary>Renders to the output of the context and gives what that output holds.</summary>
    /// <exception cref="InvalidOperationException">The template has errors.</exception>
    /// <exception cref="ScriptRuntimeException">It went wrong while it ran.</exception>
    public string Render(TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return RenderInto(context);
    }

    public string Render(object? model = null, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null) =>
        Render(ContextFor(model, memberRenamer, memberFilter));

    /// <summary>As <see cref="Render(TemplateContext)"/>, with the asynchronous members of loader and output. The stand-in waits for them.</summary>
    public ValueTask<string> RenderAsync(TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var before = context.IsAsynchronous;
        context.IsAsynchronous = true;
        try
        {
            return new ValueTask<string>(RenderInto(context));
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<string>(exception);
        }
        finally
        {
            context.IsAsynchronous = before;
        }
    }

    public ValueTask<string> RenderAsync(object? model = null, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null) =>
        RenderAsync(ContextFor(model, memberRenamer, memberFilter));

    internal string RenderInto(TemplateContext context)
    {
        Run(context, render: true);
        var result = context.Output.ToString() ?? string.Empty;
        if (context.Output is StringBuilderOutput output)
            output.Builder.Clear();
        return result;
    }

    private static Template ParseScript(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return Parse(expression, lexerOptions: new LexerOptions { Mode = ScriptMode.ScriptOnly });
    }

    private static TemplateContext ContextFor(object? model, MemberRenamerDelegate? memberRenamer, MemberFilterDelegate? memberFilter)
    {
        var variables = new ScriptObject();
        variables.Import(model, memberFilter, memberRenamer);
        var context = new TemplateContext { MemberRenamer = memberRenamer ?? StandardMemberRenamer.Default, MemberFilter = memberFilter };
        context.PushGlobal(variables);
        return context;
    }

    private void Parse(string text)
    {
        if (LexerOptions.Lang != ScriptLang.Default)
            throw new NotSupportedException($"LexerOptions.Lang `{LexerOptions.Lang}` is not supported by this stand-in of Scriban");
        if (LexerOptions.Mode is ScriptMode.FrontMatterOnly or ScriptMode.FrontMatterAndContent)
            throw new NotSupportedException($"LexerOptions.Mode `{LexerOptions.Mode}` is not supported by this stand-in of Scriban");

        if (string.IsNullOrEmpty(text))
        {
            Page = new ScriptPage { Span = new SourceSpan(SourceFilePath ?? string.Empty, default, TextPosition.Eof) };
            return;
        }

        var parser = new Parser(new Lexer(text, SourceFilePath, LexerOptions), ParserOptions, LexerOptions.Mode);
        Page = parser.Run();
        Messages.AddRange(parser.Messages);
        HasErrors = Messages.HasErrors;
    }

    private object? Run(TemplateContext context, bool render)
    {
        if (HasErrors)
            throw new InvalidOperationException("This template has errors. Check the <Template.HasError> and <Template.Messages> before evaluating a template. Messages:\n" + string.Join("\n", Messages));

        if (SourceFilePath is not null)
            context.PushSourceFile(SourceFilePath);
        try
        {
            var result = context.Evaluate(Page, false);
            if (render && context.EnableOutput && result is not null)
                context.WriteValue(Page!.Span, result);
            return result;
        }
        finally
        {
            if (SourceFilePath is not null)
                context.PopSourceFile();
        }
    }
}
