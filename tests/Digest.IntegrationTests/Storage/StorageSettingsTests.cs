using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Digest.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.IntegrationTests.Storage;

public sealed class StorageSettingsTests
{
    [Fact]
    public void Development_storage_is_Azurite_on_its_usual_ports()
    {
        Assert.Equal(
            ("http://127.0.0.1:10002/devstoreaccount1", "http://127.0.0.1:10000/devstoreaccount1", "http://127.0.0.1:10001/devstoreaccount1"),
            Addresses(("AzureWebJobsStorage", "UseDevelopmentStorage=true")));
    }

    [Theory]
    [InlineData(":")]
    [InlineData("__")]
    public void An_account_name_is_enough_for_access_by_identity(string separator)
    {
        Assert.Equal(
            ("https://news.table.core.windows.net/", "https://news.blob.core.windows.net/", "https://news.queue.core.windows.net/"),
            Addresses(($"AzureWebJobsStorage{separator}accountName", "news"), ($"AzureWebJobsStorage{separator}credential", "managedidentity"), ($"AzureWebJobsStorage{separator}clientId", "00000000-0000-0000-0000-000000000001")));
    }

    [Fact]
    public void Each_service_can_have_an_address_of_its_own()
    {
        Assert.Equal(
            ("https://t.example.org/", "https://b.example.org/", "https://q.example.org/"),
            Addresses(("AzureWebJobsStorage:tableServiceUri", "https://t.example.org"), ("AzureWebJobsStorage:blobServiceUri", "https://b.example.org"), ("AzureWebJobsStorage:queueServiceUri", "https://q.example.org")));
    }

    [Fact]
    public void An_absent_setting_is_named() => Assert.Contains("AzureWebJobsStorage is missing", Refusal(), StringComparison.Ordinal);

    [Fact]
    public void The_service_without_an_address_is_named() =>
        Assert.Contains("AzureWebJobsStorage__tableServiceUri", Refusal(("AzureWebJobsStorage:blobServiceUri", "https://b.example.org")), StringComparison.Ordinal);

    [Fact]
    public void A_malformed_connection_string_is_refused_without_quoting_it()
    {
        var refusal = Refusal(("AzureWebJobsStorage", "DefaultEndpointsProtocol=https;AccountKey=topsecret"));

        Assert.Contains("AzureWebJobsStorage", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("topsecret", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage:tableServiceUri", "http://t.example.org")]
    [InlineData("AzureWebJobsStorage:accountName", "no account/name")]
    [InlineData("AzureWebJobsStorage:credential", "password")]
    public void What_cannot_be_is_refused_with_its_name(string key, string value) =>
        Assert.Contains(key.Replace(":", "__", StringComparison.Ordinal), Refusal((key, value)), StringComparison.Ordinal);

    private static string Refusal(params (string, string)[] settings) =>
        Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddDigestStorage(StorageFixture.Settings(settings))).Message;

    private static (string Tables, string Blobs, string Queues) Addresses(params (string, string)[] settings)
    {
        using var services = new ServiceCollection().AddDigestStorage(StorageFixture.Settings(settings)).BuildServiceProvider();
        return (
            services.GetRequiredService<TableServiceClient>().Uri.ToString(),
            services.GetRequiredService<BlobServiceClient>().Uri.ToString(),
            services.GetRequiredService<QueueServiceClient>().Uri.ToString());
    }
}
