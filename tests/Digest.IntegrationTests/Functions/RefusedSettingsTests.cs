using System.Text;
using System.Text.Json;
using Digest.Core.Observing;
using Digest.Functions;
using Digest.Functions.Observing;
using Digest.Functions.Operations;
using Digest.IntegrationTests.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Digest.IntegrationTests.Functions;

/// <summary>What the app does with settings that cannot serve; nothing outside the process is asked.</summary>
public sealed class RefusedSettingsTests
{
    private const string Reference = "@Microsoft.KeyVault(SecretUri=https://news.vault.azure.net/secrets/of-a-length-that-would-do-for-a-secret)";

    private static readonly (string, string)[] Whole =
    [
        ("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
        ("Digest:Edition:Title", "The Week"),
        ("Digest:Edition:SenderAddress", "digest@news.example"),
        ("Digest:Edition:PostalAddress", "12 Printers' Street, Tunis"),
        ("Digest:Edition:BaseUrl", "https://digest.news.example"),
        ("Digest:Secret", "a secret of the tests, long enough to serve"),
        ("Digest:Smtp:Host", "smtp.news.example"),
    ];

    [Theory]
    [InlineData("Digest:Secret")]
    [InlineData("Digest:FormerSecrets:0")]
    [InlineData("Digest__Smtp__Password")]
    [InlineData("Digest:Dkim:PrivateKey")]
    [InlineData("Digest:Feedback:Key")]
    [InlineData("Digest:Telegram:Token")]
    [InlineData("Digest:Some:Secret:Of:Later")]
    [InlineData("AzureWebJobsStorage")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING")]
    public void A_reference_to_Key_Vault_that_was_not_resolved_is_no_secret_and_refused_with_its_remedy(string setting)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Open([.. Whole.Where(other => other.Item1 != setting), (setting, Reference)]));

        var problem = Assert.Single(refused.Failures);
        Assert.StartsWith($"Setting {setting.Replace(":", "__", StringComparison.Ordinal)} ", problem, StringComparison.Ordinal);
        Assert.Contains("role Key Vault Secrets User", problem, StringComparison.Ordinal);
        Assert.Contains("firewall", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_were_not_resolved_are_named_and_settings_of_others_are_left_alone()
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Open([.. Whole, ("Digest:Smtp:Password", Reference), ("Digest:Feedback:Key", $" {Reference.ToLowerInvariant()}"), ("SOMEBODY_ELSES", Reference)]));
        Assert.Equal(["Digest__Feedback__Key", "Digest__Smtp__Password"], refused.Failures.Select(problem => problem.Split(' ')[1]));

        using var services = Open([.. Whole, ("SOMEBODY_ELSES", Reference)]);
        Assert.NotEmpty(services.GetServices<IReadinessCheck>());
    }

    [Theory]
    [InlineData("Digest:Smtp:Port", "0", "Digest:Smtp")]
    [InlineData("Digest:Smtp:Host", "", "Digest:Smtp")]
    [InlineData("Digest:Observe:CopyRatio", "7", "Digest:Observe")]
    [InlineData("Digest:Observe:CopyRatio", "some", "Digest:Observe")]
    public async Task An_app_with_a_setting_that_cannot_serve_is_not_ready_and_names_its_section(string setting, string value, string section)
    {
        using var services = Open([.. Whole.Where(other => other.Item1 != setting), (setting, value)]);

        Assert.Equal((503, "not ready", section), await AskAsync(services));
    }

    [Fact]
    public async Task An_app_whose_settings_are_whole_is_ready()
    {
        using var services = Open(Whole);

        Assert.Equal((200, "ready", ""), await AskAsync(services));
    }

    private static ServiceProvider Open((string, string)[] settings) =>
        new ServiceCollection().AddLogging().AddDigest(StorageFixture.Settings(settings)).BuildServiceProvider();

    private static async Task<(int Status, string Word, string Failing)> AskAsync(IServiceProvider services)
    {
        var check = services.GetServices<IReadinessCheck>().OfType<SettingsReadiness>().Single();
        var context = new DefaultHttpContext { RequestServices = services };
        using var body = new MemoryStream();
        context.Response.Body = body;
        var answer = await new Ready(new Readiness([check], TimeProvider.System)).RunAsync(context.Request, default);
        await answer.ExecuteAsync(context);
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(body.ToArray()));
        return (context.Response.StatusCode, json.RootElement.GetProperty("status").GetString()!, string.Join(' ', json.RootElement.GetProperty("failing").EnumerateArray().Select(name => name.GetString())));
    }
}
