using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Digest.Cli.Drills;

/// <summary>Keeps what the app logs of readers who leave, as Application Insights does.</summary>
internal sealed class LogBook : ILoggerProvider
{
    /// <summary>The lines.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Book(categoryName.EndsWith(".Withdrawals", StringComparison.Ordinal) ? Lines : null);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class Book(ConcurrentQueue<string>? lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => lines is not null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines?.Enqueue(formatter(state, exception));
    }
}
