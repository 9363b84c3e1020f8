namespace Scriban.Runtime;

/// <summary>Where a template writes to.</summary>
public interface IScriptOutput
{
    void Write(string text, int offset, int count);

    ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken);
}
