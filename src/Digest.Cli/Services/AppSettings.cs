using System.Globalization;
using System.Security.Cryptography;

namespace Digest.Cli.Services;

/// <summary>The settings of the function app on this machine.</summary>
internal static class AppSettings
{
    /// <summary>What a first run needs and nobody has given yet; a given setting is never replaced.</summary>
    /// <param name="given">What the person at the terminal has set.</param>
    /// <param name="storage">The connection string of Azurite; null where storage is elsewhere.</param>
    /// <param name="smtpPort">The port of the mail catcher; null where mail goes elsewhere.</param>
    /// <param name="data">Where this run keeps its data, and its secret.</param>
    /// <param name="port">The port on which the app answers.</param>
    public static Dictionary<string, string?> For(GivenSettings given, string? storage, int? smtpPort, string data, int port)
    {
        var settings = new Dictionary<string, string?>();
        if (storage is not null)
            settings["AzureWebJobsStorage"] = storage;
        if (smtpPort is { } smtp)
        {
            settings["Digest__Smtp__Host"] = "127.0.0.1";
            settings["Digest__Smtp__Port"] = smtp.ToString(CultureInfo.InvariantCulture);
            settings["Digest__Smtp__Security"] = "None";
            settings["Digest__Smtp__UserName"] = settings["Digest__Smtp__Password"] = "";
        }

        foreach (var (name, value) in new (string, Func<string>)[]
        {
            ("Digest__Edition__Title", () => "موجز الأسبوع"),
            ("Digest__Edition__SenderAddress", () => "digest@newsroom.example"),
            ("Digest__Edition__PostalAddress", () => "Set Digest__Edition__PostalAddress"),
            ("Digest__Edition__BaseUrl", () => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")),
            ("Digest__Secret", () => SecretOf(data)),
        })
        {
            if (given[name] is null && !(name.StartsWith("Digest__Edition__", StringComparison.Ordinal) && given.HasEditions))
                settings[name] = value();
        }

        return settings;
    }

    private static string SecretOf(string data)
    {
        var file = Path.Combine(data, "secret");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(data);
            File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        }

        return File.ReadAllText(file);
    }
}
