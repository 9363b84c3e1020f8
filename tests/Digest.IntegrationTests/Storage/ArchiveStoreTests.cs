using Azure.Storage.Blobs;
using Digest.Core.Archive;

namespace Digest.IntegrationTests.Storage;

[Collection(StorageCollection.Name)]
public sealed class ArchiveStoreTests(StorageFixture storage)
{
    private IArchiveStore Store => storage.Get<IArchiveStore>();

    [SkippableFact]
    public async Task A_public_file_says_what_it_is_and_stays_untouched_when_it_is_written_again()
    {
        var path = $"{StorageFixture.Edition()}/atom.xml";
        Assert.Null(await Store.ReadAsync(path, default));
        Assert.True(await Store.WriteAsync(path, new PublicFile("<feed>حصاد</feed>"u8.ToArray()), default));
        var first = await Store.ReadAsync(path, default);
        Assert.False(await Store.WriteAsync(path, new PublicFile("<feed>حصاد</feed>"u8.ToArray()), default));
        var again = await Store.ReadAsync(path, default);

        Assert.Equal((first!.ETag, first.LastModified), (again!.ETag, again.LastModified));
        Assert.StartsWith("\"", first.ETag, StringComparison.Ordinal);
        Assert.Equal("<feed>حصاد</feed>"u8.ToArray(), again.File.Content.ToArray());
        var properties = (await Blob(path).GetPropertiesAsync()).Value;
        Assert.Equal(("application/atom+xml; charset=utf-8", "public, max-age=300"), (properties.ContentType, properties.CacheControl));
    }

    [SkippableFact]
    public async Task A_changed_file_has_a_new_version_and_one_that_is_gone_says_so()
    {
        var path = $"{StorageFixture.Edition()}-2026-W47/index.html";
        await Store.WriteAsync(path, new PublicFile("page"u8.ToArray()), default);
        var first = await Store.ReadAsync(path, default);
        Assert.True(await Store.WriteAsync(path, new PublicFile("page"u8.ToArray(), Gone: true), default));
        var second = await Store.ReadAsync(path, default);

        Assert.NotEqual(first!.ETag, second!.ETag);
        Assert.Equal((false, true), (first.File.Gone, second.File.Gone));
        Assert.True(await Store.DeleteAsync(path, default));
        Assert.False(await Store.DeleteAsync(path, default));
        Assert.Null(await Store.ReadAsync(path, default));
    }

    [SkippableTheory]
    [InlineData("weekly-2026-W47/email.html")]
    [InlineData("../outgoing/weekly/catalogue.json")]
    [InlineData("weekly")]
    [InlineData("")]
    public async Task What_is_no_public_file_is_neither_read_nor_written(string path)
    {
        Assert.Null(await Store.ReadAsync(path, default));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.WriteAsync(path, new PublicFile("x"u8.ToArray()), default));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeleteAsync(path, default));
    }

    [SkippableFact]
    public async Task Of_many_who_change_a_catalogue_one_wins_each_time()
    {
        var edition = StorageFixture.Edition();
        var begun = new ArchiveCatalogue { Edition = edition, Tag = "tag:news.example,2026-11-22", Begun = DateTimeOffset.UnixEpoch };
        Assert.Null(await Store.ReadCatalogueAsync(edition, default));

        var created = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Store.TryWriteCatalogueAsync(begun, default)));
        var first = Assert.Single(created.OfType<ArchiveCatalogue>());
        var issue = new ArchivedIssue { Id = $"{edition}-2026-W47", Week = "2026-W47", Day = new DateOnly(2026, 11, 22), Published = DateTimeOffset.UnixEpoch, Headline = "جسر", Corrected = new Dictionary<string, DateTimeOffset> { ["a"] = DateTimeOffset.UnixEpoch } };
        var changed = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Store.TryWriteCatalogueAsync(first.With(issue), default)));

        var second = Assert.Single(changed.OfType<ArchiveCatalogue>());
        Assert.Equivalent(second, await Store.ReadCatalogueAsync(edition, default), strict: true);
        Assert.Null(await Store.ReadCatalogueAsync("' or '' eq '", default));
    }

    private BlobClient Blob(string path) => storage.Get<BlobServiceClient>().GetBlobContainerClient("issues").GetBlobClient(path);
}
