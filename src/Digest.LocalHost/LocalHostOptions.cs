using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Digest.LocalHost;

/// <summary>What a <see cref="LocalFunctionsHost"/> runs, and how.</summary>
public sealed record LocalHostOptions
{
    /// <summary>The assembly that holds the functions.</summary>
    public required Assembly Functions { get; init; }

    /// <summary>Registers the app's services and middleware, as its Program does in Azure.</summary>
    public required Action<IFunctionsWorkerApplicationBuilder, IConfiguration> Configure { get; init; }

    /// <summary>Which classes of the assembly take part; all of them where null.</summary>
    public Predicate<Type>? Include { get; init; }

    /// <summary>The folder with host.json and, where there is one, local.settings.json.</summary>
    public string ContentRoot { get; init; } = AppContext.BaseDirectory;

    /// <summary>Settings that win over local.settings.json and the environment; <c>__</c> in a name stands for a colon.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The port on 127.0.0.1; 0 takes any free one. 7071, as Core Tools, unless set.</summary>
    public int Port { get; init; } = 7071;

    /// <summary>The key that HTTP functions above the anonymous level ask for; null, as Core Tools, asks for none.</summary>
    public string? FunctionKey { get; init; }

    /// <summary>The clock of timers, timeouts and the visibility of messages.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where logs go; nowhere where null.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    /// <summary>How long a stopping host waits for running functions after it cancelled them. 10 seconds unless set.</summary>
    public TimeSpan ShutdownGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether uploads are announced to blob functions, as an Event Grid subscription does in Azure.</summary>
    public bool StorageEvents { get; init; } = true;
}
