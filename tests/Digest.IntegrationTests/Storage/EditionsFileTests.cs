using Azure.Storage.Blobs;
using Digest.Azure;
using Digest.Functions.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Digest.IntegrationTests.Storage;

[Collection(StorageCollection.Name)]
public sealed class EditionsFileTests(StorageFixture storage)
{
    [SkippableFact]
    public async Task Editions_are_read_from_a_blob()
    {
        var settings = await UploadAsync("""
            {
              // comments are allowed
              "editions": [
                { "id": "weekly", "title": "موجز الأسبوع", "senderAddress": "a@news.example", "postalAddress": "Tunis", "baseUrl": "https://news.example",
                  "languages": ["ar", "fr"], "sections": [{ "title": "اقتصاد", "names": ["Business"] }], "day": "Monday", "time": "06:30", "onlyItsSections": true },
              ]
            }
            """);

        var edition = Assert.Single(EditionSettings.Read(settings, EditionsFile.Read(settings)).All);

        Assert.Equal(("موجز الأسبوع", DayOfWeek.Monday, new TimeOnly(6, 30), true), (edition.Title, edition.Day, edition.Time, edition.OnlyItsSections));
        Assert.Equal(["ar", "fr"], edition.Languages);
        Assert.Equal("Business", Assert.Single(Assert.Single(edition.Sections).Names));
    }

    [SkippableTheory]
    [InlineData("{ \"editions\": [\n { \"id\": }\n] }", "is no JSON at line 2")]
    [InlineData("[]", "has no list \"editions\"")]
    public async Task A_broken_file_is_named_with_the_place(string json, string part)
    {
        var settings = await UploadAsync(json);

        var error = Assert.Throws<InvalidOperationException>(() => EditionsFile.Read(settings));

        Assert.StartsWith("Blob config/", error.Message, StringComparison.Ordinal);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_file_that_is_too_large_is_not_read()
    {
        var settings = await UploadAsync(new string(' ', 256 * 1024 + 1));

        Assert.Contains("is larger than 256 KB", Assert.Throws<InvalidOperationException>(() => EditionsFile.Read(settings)).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_wrong_value_in_it_is_named_as_a_setting()
    {
        var settings = await UploadAsync("""{ "editions": [ { "id": "weekly", "title": "The Week", "senderAddress": "a@news.example", "postalAddress": "Tunis", "baseUrl": "https://news.example", "timeZone": "Africa/Atlantis" } ] }""");

        var error = Assert.Throws<OptionsValidationException>(() => EditionSettings.Read(settings, EditionsFile.Read(settings)));

        Assert.StartsWith("Digest:Editions:0:TimeZone 'Africa/Atlantis'", Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("Blob config/nothing.json", Assert.Throws<InvalidOperationException>(() => EditionsFile.Read(Settings("config/nothing.json"))).Message, StringComparison.Ordinal);

    private IConfiguration Settings(string path) => StorageFixture.Settings(("AzureWebJobsStorage", storage.ConnectionString), (EditionsFile.Setting, path));

    private async Task<IConfiguration> UploadAsync(string json)
    {
        var container = new BlobContainerClient(storage.ConnectionString, "config");
        await container.CreateIfNotExistsAsync();
        var name = $"{StorageFixture.Id(json)}.json";
        await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(json), overwrite: true);
        return Settings($"config/{name}");
    }
}
