using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

/// <summary>Included templates.</summary>
public partial class TemplateContext
{
    /// <summary>The key of a template, as the loader gives it.</summary>
    public virtual string? GetTemplatePathFromName(string? templateName, ScriptNode? callerContext)
    {
        var span = callerContext?.Span ?? CurrentSpan;
        if (string.IsNullOrEmpty(templateName))
            throw new ScriptRuntimeException(span, "Include template name cannot be null or empty");
        return ConvertTemplateNameToPath(templateName, callerContext);
    }

    protected string ConvertTemplateNameToPath(string templateName, ScriptNode? callerContext)
    {
        var span = callerContext?.Span ?? CurrentSpan;
        if (TemplateLoader is null)
            throw new ScriptRuntimeException(span, $"Unable to include <{templateName}>. No TemplateLoader registered in TemplateContext.TemplateLoader");

        string? path;
        try
        {
            path = TemplateLoader.GetPath(this, span, templateName);
        }
        catch (Exception exception) when (exception is not ScriptRuntimeException)
        {
            throw new ScriptRuntimeException(span, $"Unexpected exception while getting the path for the include name `{templateName}`", exception);
        }

        return path ?? throw new ScriptRuntimeException(span, $"Include template path is null for `{templateName}");
    }

    public Template GetOrCreateTemplate(string templatePath, ScriptNode? callerContext)
    {
        if (!CachedTemplates.TryGetValue(templatePath, out var template))
            CachedTemplates[templatePath] = template = CreateTemplate(templatePath, callerContext);
        return template;
    }

    protected virtual Template CreateTemplate(string templatePath, ScriptNode? callerContext)
    {
        var span = callerContext?.Span ?? CurrentSpan;
        var loader = TemplateLoader
            ?? throw new ScriptRuntimeException(span, "No TemplateLoader registered in TemplateContext.TemplateLoader");
        string? text;
        try
        {
            text = IsAsynchronous
                ? loader.LoadAsync(this, span, templatePath).AsTask().GetAwaiter().GetResult()
                : loader.Load(this, span, templatePath);
        }
        catch (Exception exception) when (exception is not ScriptRuntimeException)
        {
            throw new ScriptRuntimeException(span, $"Unexpected exception while creating template from path `{templatePath}`", exception);
        }

        if (text is null)
            throw new ScriptRuntimeException(span, $"The result of including `{templatePath}` cannot be null");

        var template = Template.Parse(text, templatePath, TemplateLoaderParserOptions, TemplateLoaderLexerOptions);
        if (template.HasErrors)
            throw new ScriptParserRuntimeException(span, $"Error while parsing template `{templatePath}`", template.Messages);

        CachedTemplates[templatePath] = template;
        return template;
    }

    /// <summary>What a template renders to, with local variables of its own: the arguments, and the named ones by their names.</summary>
    public string RenderTemplate(Template template, ScriptArray arguments, ScriptNode? callerContext)
    {
        ArgumentNullException.ThrowIfNull(template);
        EnterRecursive(callerContext);
        var before = (CurrentIndent, _afterNewLine);
        CurrentIndent = null;
        PushOutput();

        // Before the new local variables hide those of the caller.
        var named = NamedArguments(callerContext);
        PushLocal();
        try
        {
            SetValue(ScriptVariable.Arguments, arguments, true, true);
            foreach (var (name, value) in named)
                SetValue(new ScriptVariableLocal(name), value, asReadOnly: false, force: true);
            if (before.CurrentIndent is not null)
                ResetPreviousNewLine();
            return template.RenderInto(this);
        }
        finally
        {
            PopLocal();
            PopOutput();
            (CurrentIndent, _afterNewLine) = before;
            ExitRecursive(callerContext);
        }
    }

    private Dictionary<string, object?> NamedArguments(ScriptNode? callerContext)
    {
        var values = new Dictionary<string, object?>();
        foreach (var argument in (callerContext as ScriptFunctionCall)?.Arguments ?? [])
        {
            if (argument is ScriptNamedArgument { Name: { } name, Value: { } value })
                values[name.Name] = value.Evaluate(this);
        }

        return values;
    }
}
