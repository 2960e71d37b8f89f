using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace CivilAffairs.Relief.Client.Web.Tests.Running;

/// <summary>Keeps what the application logs as an error: whatever a client sends, there should be none.</summary>
internal sealed class ErrorLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
        // Read after the application is gone.
    }

    private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // SignalR logs what the hub refuses, and what a client sends that is no message, as if it were a fault of ours.
            var isClients = exception is HubException || (exception is InvalidDataException && category.StartsWith("Microsoft.AspNetCore.SignalR", StringComparison.Ordinal));
            if (IsEnabled(logLevel) && !isClients) lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}
