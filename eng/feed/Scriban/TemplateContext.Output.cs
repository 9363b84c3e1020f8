using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

/// <summary>Output: where it goes, how it is indented, when it ends.</summary>
public partial class TemplateContext
{
    private readonly Stack<IScriptOutput> _outputs = new();
    private IScriptOutput _output = new StringBuilderOutput();
    private bool _afterNewLine;
    private int _written;
    private bool _ellipsisWritten;

    public IScriptOutput Output => _output;

    /// <summary>What every line that is written now begins with; null if lines are written as they are.</summary>
    public string? CurrentIndent { get; set; }

    public void PushOutput() => PushOutput(new StringBuilderOutput());

    public void PushOutput(IScriptOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _outputs.Push(output);
    }

    public IScriptOutput PopOutput()
    {
        if (_outputs.Count == 1)
            throw new InvalidOperationException("Unexpected PopOutput for top level writer");

        var popped = _outputs.Pop();
        _output = _outputs.Peek();
        return popped;
    }

    /// <summary>Writes the value of an expression. Override it to encode values; what the template itself says does not come here.</summary>
    public virtual TemplateContext Write(SourceSpan span, object? textAsObject) => Write(TextOf(textAsObject));

    /// <summary>As <see cref="Write(SourceSpan, object?)"/>, in an asynchronous rendering.</summary>
    public virtual ValueTask<TemplateContext> WriteAsync(SourceSpan span, object? textAsObject) => new(Write(TextOf(textAsObject)));

    public TemplateContext Write(string? text) => text is null ? this : Write(text, 0, text.Length);

    public TemplateContext WriteLine() => Write(NewLine);

    public TemplateContext Write(ScriptStringSlice slice) => Write(slice.FullText ?? string.Empty, slice.Index, slice.Length);

    public TemplateContext Write(string? text, int startIndex, int count)
    {
        if (text is null)
            return this;

        if (CurrentIndent is null)
        {
            if (count > 0)
                _afterNewLine = text[startIndex + count - 1] == '\n';
            WriteWithinLimit(text, startIndex, count);
            return this;
        }

        WriteIndented(text, startIndex, startIndex + count, CurrentIndent);
        return this;
    }

    public ValueTask<TemplateContext> WriteAsync(string? text) => new(Write(text));

    public ValueTask<TemplateContext> WriteAsync(string? text, int startIndex, int count) => new(Write(text, startIndex, count));

    public ValueTask<TemplateContext> WriteAsync(ScriptStringSlice slice) => new(Write(slice));

    public ValueTask<TemplateContext> WriteLineAsync() => new(WriteLine());

    public void ResetPreviousNewLine() => _afterNewLine = false;

    internal void WriteValue(SourceSpan span, object value)
    {
        if (IsAsynchronous)
            WriteAsync(span, value).AsTask().GetAwaiter().GetResult();
        else
            Write(span, value);
    }

    private string? TextOf(object? value) => value is null ? null : ObjectToString(AwaitIfNeeded(value));

    private void WriteIndented(string text, int start, int end, string indent)
    {
        while (start < end)
        {
            var line = text.IndexOf('\n', start, end - start);
            var next = line < 0 ? end : line + 1;
            if (_afterNewLine && (line < 0 || IndentOnEmptyLines || !IsEmptyLine(text.AsSpan(start, line - start))))
            {
                if (!WriteWithinLimit(indent, 0, indent.Length))
                    return;
                _afterNewLine = false;
            }

            if (!WriteWithinLimit(text, start, next - start))
                return;
            start = next;
            if (line >= 0)
                _afterNewLine = true;
        }
    }

    private static bool IsEmptyLine(ReadOnlySpan<char> line) => line.IsEmpty || line is "\r";

    /// <summary>Writes what <see cref="LimitToString"/> leaves room for, then an ellipsis, once; false if not all was written.</summary>
    private bool WriteWithinLimit(string text, int start, int count)
    {
        if (count <= 0)
            return true;

        var allowed = LimitToString <= 0 ? count : Math.Clamp(LimitToString - _written, 0, count);
        if (allowed > 0)
        {
            WriteOut(text, start, allowed);
            _written += allowed;
        }

        if (allowed == count)
            return true;

        if (!_ellipsisWritten)
            WriteOut("...", 0, 3);
        _ellipsisWritten = true;
        return false;
    }

    private void WriteOut(string text, int start, int count)
    {
        if (IsAsynchronous)
            _output.WriteAsync(text, start, count, CancellationToken).AsTask().GetAwaiter().GetResult();
        else
            _output.Write(text, start, count);
    }

    private void ResetOutputLimit()
    {
        _written = 0;
        _ellipsisWritten = false;
    }
}
