using System.Globalization;
using Digest.LocalHost.Services;

namespace Digest.Cli.Demo;

/// <summary>The settings of the deployment that a demo is.</summary>
internal static class DemoSettings
{
    /// <summary>The edition's id.</summary>
    public const string Edition = "weekly";

    /// <summary>All that the function app asks for, so that neither the environment nor local.settings.json reach it with an address of the real world.</summary>
    public static Dictionary<string, string?> For(DemoState state, Azurite storage, int smtpPort) => new()
    {
        ["AzureWebJobsStorage"] = storage.ConnectionString,
        // The demo publishes its issue itself; at the hour of the schedule a tick would make a second one.
        ["AzureWebJobs.PublishDueIssues.Disabled"] = "true",
        // Nobody pays for polling here.
        ["AzureFunctionsJobHost__extensions__queues__maxPollingInterval"] = "00:00:01",
        ["Digest__Secret"] = state.Secret,
        ["Digest__Edition__Id"] = Edition,
        ["Digest__Edition__Title"] = "موجز الأسبوع",
        ["Digest__Edition__Language"] = "ar",
        ["Digest__Edition__TimeZone"] = "Africa/Algiers",
        ["Digest__Edition__SenderAddress"] = "digest@newsroom.example",
        ["Digest__Edition__SenderName"] = "موجز الأسبوع",
        ["Digest__Edition__PostalAddress"] = "12 شارع العربي بن مهيدي، الجزائر",
        ["Digest__Edition__BaseUrl"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{state.HostPort}"),
        ["Digest__Smtp__Host"] = "127.0.0.1",
        ["Digest__Smtp__Port"] = smtpPort.ToString(CultureInfo.InvariantCulture),
        ["Digest__Smtp__Security"] = "None",
        ["Digest__Smtp__UserName"] = "",
        ["Digest__Smtp__Password"] = "",
        ["Digest__Webhooks__AllowPrivateAddresses"] = "true",
    };
}
