namespace Digest.Core.Templates;

/// <summary>A template, locale or theme that cannot be used: names the place, the cause and the remedy, for the editor who changed it.</summary>
/// <param name="file">The path below the templates.</param>
/// <param name="line">The line, from 1; 0 when the file as a whole is meant.</param>
/// <param name="column">The column, from 1; 0 when the file as a whole is meant.</param>
/// <param name="cause">What is wrong, one sentence without its full stop.</param>
/// <param name="remedy">What would help, one sentence without its full stop.</param>
/// <param name="inner">What the reader of the format said, if that is the cause.</param>
public sealed class TemplateException(string file, int line, int column, string cause, string remedy, Exception? inner = null)
    : Exception($"{(line > 0 ? $"{file}({line},{column})" : file)}: {cause}. {remedy}.", inner)
{
    /// <summary>The path below the templates.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1; 0 when the file as a whole is meant.</summary>
    public int Line { get; } = line;

    /// <summary>The column, from 1; 0 when the file as a whole is meant.</summary>
    public int Column { get; } = column;

    /// <summary>What is wrong.</summary>
    public string Cause { get; } = cause;

    /// <summary>What would help.</summary>
    public string Remedy { get; } = remedy;
}
