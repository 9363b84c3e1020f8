using System.ComponentModel;
using System.Text.Json;
using System.Text.RegularExpressions;
using Digest.Channels.Chats;
using Digest.Channels.Mail;
using Digest.Channels.Webhooks;
using Digest.Core.Archive;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Feedback;
using Digest.Core.Observing;
using Digest.Core.Subscribers.Signups;
using Digest.Core.Templates.Chats;
using Digest.Functions;
using Digest.Functions.Settings;
using Digest.LocalHost.Services;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Digest.IntegrationTests.Functions;

public sealed partial class SettingsSampleTests
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
    [InlineData("Digest__Archive__Container", "outgoing", "Digest:Archive:Container")]
    [InlineData("Digest__Archive__Container", "$web", "Digest:Archive:Url")]
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
    public void The_sample_has_every_setting_that_the_app_reads_and_no_other()
    {
        (string Section, Type Type)[] sections =
        [
            ("Digest:Edition", typeof(Edition)), (ArchiveOptions.Section, typeof(ArchiveOptions)), (FeedbackOptions.Section, typeof(FeedbackOptions)),
            (SignupOptions.Section, typeof(SignupOptions)), (DeliveryOptions.Section, typeof(DeliveryOptions)), (ObserveOptions.Section, typeof(ObserveOptions)),
            (TelegramOptions.Section, typeof(TelegramOptions)), (MailOptions.Section, typeof(MailOptions)), (DkimSettings.Section, typeof(DkimSettings)),
            ("Digest:Webhooks", typeof(WebhookOptions)), ("Digest:Chats", typeof(ChatLimits)),
        ];
        // Read by themselves; several editions stand in place of the one.
        string[] single = ["Digest__Secret", "Digest__FormerSecrets__0", "Digest__EditionsFile", "Digest__Templates"];

        var read = sections.SelectMany(section => Paths(section.Section.Replace(":", "__", StringComparison.Ordinal), section.Type)).Concat(single).Order(StringComparer.Ordinal);

        Assert.Equal(read, Names("Values").Where(name => name.StartsWith("Digest__", StringComparison.Ordinal)).Select(name => Numbers().Replace(name, "__0")).Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("__[0-9]+")]
    private static partial Regex Numbers();

    // What the binder of settings sets: every property of a type with an open setter or an open list, and those of the types below it.
    private static IEnumerable<string> Paths(string path, Type type)
    {
        if (type.IsGenericType && type.GetInterfaces().Append(type).FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } list)
            return Paths(path + "__0", list.GetGenericArguments()[0]);
        if (type.IsArray)
            return Paths(path + "__0", type.GetElementType()!);
        return TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string))
            ? [path]
            : type.GetProperties().Where(property => property.SetMethod is { IsPublic: true } || IsOpenList(property.PropertyType)).SelectMany(property => Paths($"{path}__{property.Name}", property.PropertyType));
    }

    // The binder adds to a list that it cannot replace.
    private static bool IsOpenList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>);

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
