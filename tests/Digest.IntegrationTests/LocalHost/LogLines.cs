using System.Collections.Concurrent;
using Digest.IntegrationTests.Services;
using Microsoft.Extensions.Logging;

namespace Digest.IntegrationTests.LocalHost;

/// <summary>Keeps what a host logs: category, level, text.</summary>
public sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, LogLevel Level, string Text)> _lines = [];

    public IReadOnlyList<(string Category, LogLevel Level, string Text)> Lines => [.. _lines];

    public Task UntilAsync(LogLevel level, string part) =>
        LocalRun.UntilAsync(() => Task.FromResult(_lines.Any(line => line.Level == level && line.Text.Contains(part, StringComparison.Ordinal))), $"a line of level {level} with '{part}'");

    public ILogger CreateLogger(string categoryName) => new Line(categoryName, _lines);

    public void Dispose()
    {
        // Kept for the test to read.
    }

    private sealed class Line(string category, ConcurrentQueue<(string, LogLevel, string)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((category, logLevel, formatter(state, exception) + (exception is null ? "" : Environment.NewLine + exception)));
    }
}
