using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Digest.Core.Articles;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Functions;
using Digest.IntegrationTests.Services;
using Digest.LocalHost;
using Digest.LocalHost.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Digest.IntegrationTests.Functions;

/// <summary>The function app as it runs locally, on storage and a mail catcher of its own.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    public const string FeedbackKey = "a key of the tests, long enough to serve";
    public const string FeedbackTopic = "arn:aws:sns:eu-west-1:123456789012:bounces";

    private readonly string _folder = LocalRun.NewFolder();
    private Azurite? _azurite;
    private MailCatcher? _mail;
    private LocalFunctionsHost? _host;

    /// <summary>Settings beside those that all tests share; given before it starts.</summary>
    public Dictionary<string, string?> More { get; } = [];

    /// <summary>Where its log goes; given before it starts.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    public string ConnectionString => _azurite!.ConnectionString;

    public MailCatcher Mail => _mail!;

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public BlobServiceClient Blobs => new(_azurite!.ConnectionString);

    public IArticleStore Articles => Service<IArticleStore>();

    public IIssueStore Issues => Service<IIssueStore>();

    public ISubscriberStore Subscribers => Service<ISubscriberStore>();

    public IDeliveryStore Deliveries => Service<IDeliveryStore>();

    public Edition Edition => Service<EditionList>()["weekly"];

    public T Service<T>()
        where T : notnull
    {
        LocalRun.SkipWithoutNode();
        return _host!.Services.GetRequiredService<T>();
    }

    public async Task InitializeAsync()
    {
        if (!LocalRun.HasNode)
            return;
        _azurite = await Azurite.StartAsync(Path.Combine(_folder, "storage"), CancellationToken.None);
        _mail = await MailCatcher.StartAsync(Path.Combine(_folder, "mail"), CancellationToken.None);
        _host = await LocalFunctionsHost.StartAsync(
            new LocalHostOptions
            {
                Functions = typeof(FunctionApp).Assembly,
                Configure = FunctionApp.Configure,
                ContentRoot = Repository.Root,
                Port = 0,
                Logging = Logging,
                Settings = new Dictionary<string, string?>(More)
                {
                    ["AzureWebJobsStorage"] = _azurite.ConnectionString,
                    ["Digest__Edition__Title"] = "موجز الأسبوع",
                    ["Digest__Edition__SenderAddress"] = "digest@news.example",
                    ["Digest__Edition__PostalAddress"] = "12 rue des Imprimeurs, Tunis",
                    ["Digest__Edition__BaseUrl"] = "https://digest.news.example",
                    ["Digest__Secret"] = "a secret of the tests, long enough to serve",
                    ["Digest__Templates"] = Path.Combine(Repository.Root, "templates"),
                    ["Digest__Smtp__Host"] = "127.0.0.1",
                    ["Digest__Smtp__Port"] = _mail.SmtpPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    ["Digest__Smtp__Security"] = "None",
                    // Receivers of tests are on this machine.
                    ["Digest__Webhooks__AllowPrivateAddresses"] = "true",
                    ["Digest__Feedback__Key"] = FeedbackKey,
                    ["Digest__Feedback__TopicArn"] = FeedbackTopic,
                    // Publishing is the tests' own doing.
                    ["AzureWebJobs.PublishDueIssues.Disabled"] = "true",
                },
            },
            CancellationToken.None);
        Http.BaseAddress = _host.BaseUrl;
        await Service<Digest.Azure.StorageSetup>().EnsureCreatedAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        if (_mail is not null)
            await _mail.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public Task StopStorageAsync() => _azurite!.DisposeAsync().AsTask();

    public async Task UploadAsync(string name, byte[] content, Dictionary<string, string>? metadata = null) =>
        await Blobs.GetBlobContainerClient("articles").GetBlobClient(name).UploadAsync(new BinaryData(content), new BlobUploadOptions { Metadata = metadata });

    public async Task SendAsync(string queue, string message)
    {
        var client = new QueueClient(_azurite!.ConnectionString, queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await client.CreateIfNotExistsAsync();
        await client.SendMessageAsync(message);
    }

    public async Task<Subscriber> SubscribeAsync(string address)
    {
        var subscriber = new Subscriber
        {
            Id = SubscriberId.For("weekly", ChannelKind.Email, address),
            Edition = "weekly",
            Channel = ChannelKind.Email,
            Address = address,
        };
        await Subscribers.TryAddAsync(subscriber, CancellationToken.None);
        return subscriber;
    }
}
