using Microsoft.Extensions.Configuration;

namespace Digest.Cli.Services;

/// <summary>What the person at the terminal has set: in the environment, or in local.settings.json.</summary>
internal sealed class GivenSettings
{
    private const string OnThisMachine = "UseDevelopmentStorage=true";
    private static readonly (string, string) SampleMail = ("127.0.0.1", "1025");
    private static readonly string[] ByIdentity = ["AzureWebJobsStorage__accountName", "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__serviceUri"];

    private readonly IConfiguration _file = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "local.settings.json"), optional: true)
        .Build();

    /// <summary>A setting by its name with two underscores; null when it is not set.</summary>
    public string? this[string name] => Environment.GetEnvironmentVariable(name) ?? _file[$"Values:{name}"];

    /// <summary>Whether there is storage to use: a connection string, or an account that is reached by identity.</summary>
    public bool HasStorage =>
        this["AzureWebJobsStorage"] is { Length: > 0 } connection
            ? connection != OnThisMachine
            : ByIdentity.Any(name => this[name] is { Length: > 0 });

    /// <summary>Whether editions are given as a list or in a file, so that the settings of one edition would contradict them.</summary>
    public bool HasEditions => this["Digest__Editions__0__Title"] is { Length: > 0 } || this["Digest__EditionsFile"] is { Length: > 0 };

    /// <summary>Whether there is a server to hand mail to: another than the mail catcher that the sample names, which is started here.</summary>
    public bool HasMail => this["Digest__Smtp__Host"] is { Length: > 0 } host && (host, this["Digest__Smtp__Port"]) != SampleMail;
}
