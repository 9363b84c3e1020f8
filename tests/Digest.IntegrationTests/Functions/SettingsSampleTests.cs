using System.Text.Json;
using Digest.Channels.Mail;
using Digest.Core.Editions;
using Digest.Core.Feedback;
using Digest.Functions;
using Digest.Functions.Settings;
using Digest.LocalHost.Services;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Digest.IntegrationTests.Functions;

public sealed class SettingsSampleTests
{
    private readonly JsonElement _sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.sample.json"))).RootElement;

    [Fact]
    public void Every_setting_of_the_sample_is_explained_and_nothing_else_is() =>
        Assert.Equal(Names("Values").Order(StringComparer.Ordinal), Names("Explained").Order(StringComparer.Ordinal));

    [Fact]
    public void The_sample_is_a_configuration_that_the_app_accepts()
    {
        using var services = Configure([]);

        Assert.Equal("موجز الأسبوع", services.GetRequiredService<EditionList>()["weekly"].Title);
        Assert.Equal(1025, services.GetRequiredService<IOptions<MailOptions>>().Value.Port);
    }

    [Theory]
    [InlineData("Digest__Edition__Title", "", "Title")]
    [InlineData("Digest__Edition__Language", "xx", "Language")]
    [InlineData("Digest__Edition__TimeZone", "Africa/Atlantis", "Digest:Edition:TimeZone")]
    [InlineData("Digest__Edition__MaxHoursLate", "0", "MaxHoursLate")]
    [InlineData("Digest__Edition__SenderAddress", "nobody", "SenderAddress")]
    [InlineData("Digest__Edition__Day", "Someday", "Digest:Edition:Day")]
    [InlineData("Digest__Edition__Brand__Accent", "#eeeeee", "Digest:Edition:Brand:Accent")]
    [InlineData("Digest__Edition__Sections__0__Title", "", "Digest:Edition:Sections:0:Title")]
    [InlineData("Digest__Editions__0__Title", "Two", "Digest:Editions")]
    [InlineData("Digest__Archive__Url", "http://archive.example", "Digest:Archive:Url")]
    [InlineData("Digest__Archive__Hub", "hub", "Digest:Archive:Hub")]
    [InlineData("Digest__Secret", "short", "Digest:Secret")]
    [InlineData("Digest__FormerSecrets__0", "short", "Digest:FormerSecrets:0")]
    [InlineData("Digest__Feedback__Key", "short", "Digest:Feedback:Key")]
    [InlineData("AzureWebJobsStorage", "", "AzureWebJobsStorage")]
    public void A_setting_that_cannot_serve_is_named(string setting, string value, string named)
    {
        var error = Record.Exception(() =>
        {
            using var services = Configure(new() { [setting] = value });
            services.GetRequiredService<EditionList>();
            _ = services.GetRequiredService<IOptions<FeedbackOptions>>().Value;
        });

        Assert.Contains(named, Assert.IsAssignableFrom<Exception>(error).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_deployment_serves_several_editions()
    {
        var settings = _sample.GetProperty("Values").EnumerateObject().Where(setting => setting.Name.StartsWith("Digest__Edition__", StringComparison.Ordinal))
            .Select(setting => (Name: setting.Name["Digest__Edition__".Length..].Replace("__", ":", StringComparison.Ordinal), Value: setting.Value.GetString()));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.SelectMany(setting => new[] { "weekly", "monday" }.Select((id, number) =>
            new KeyValuePair<string, string?>($"Digest:Editions:{number}:{setting.Name}", setting.Name == "Id" ? id : setting.Value)))).Build();

        var editions = EditionSettings.Read(configuration);

        Assert.Equal(["weekly", "monday"], editions.All.Select(edition => edition.Id));
        Assert.Equal("سياسة", Assert.Single(editions["monday"].Sections).Title);
    }

    [Fact]
    public void The_table_of_settings_in_the_docs_names_every_setting_of_the_sample()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "settings.md"));

        Assert.All(
            Names("Values").Where(name => name != "FUNCTIONS_WORKER_RUNTIME"),
            name => Assert.Contains(name.StartsWith("Digest__", StringComparison.Ordinal) ? "__" + name[(name.LastIndexOf("__", StringComparison.Ordinal) + 2)..] : name, page, StringComparison.Ordinal));
    }

    private IEnumerable<string> Names(string part) => _sample.GetProperty(part).EnumerateObject().Select(setting => setting.Name);

    private ServiceProvider Configure(Dictionary<string, string?> changed)
    {
        var values = _sample.GetProperty("Values").EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.GetString());
        foreach (var (name, value) in changed)
            values[name] = value;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => setting.Value))
            .Build();
        var builder = new Worker();
        builder.Services.AddLogging();
        FunctionApp.Configure(builder, configuration);
        return builder.Services.BuildServiceProvider();
    }

    private sealed class Worker : IFunctionsWorkerApplicationBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();

        public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware) => this;
    }
}
