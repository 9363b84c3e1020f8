namespace Digest.Core.Archive;

/// <summary>Where the archive is served and who tells its followers: section <c>Digest:Archive</c>.</summary>
public sealed class ArchiveOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Digest:Archive";

    private const string Usual = "issues";
    private const string Site = "$web";

    /// <summary>The https address under which the container is served as a static site, without a trailing slash. Default: the app serves it, under <c>/api/issues</c> of each edition's BaseUrl.</summary>
    public string? Url { get; set; }

    /// <summary>The container of the public files: <c>issues</c>, or <c>$web</c>, which the storage account itself serves as a static site.</summary>
    public string Container { get; set; } = Usual;

    /// <summary>The https address of a WebSub hub, which is told when feeds change. Default: none.</summary>
    public string? Hub { get; set; }

    /// <summary>What is wrong with them, a sentence each that names the setting; empty when all is well.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (!string.IsNullOrWhiteSpace(Url) && !IsAddress(Url, withQuery: false))
            problems.Add($"{Section}:Url '{Url}' is no https address without a query; give the address at which the static site is served, such as https://archive.news.example.");
        if (Container is not ("" or Usual or Site))
            problems.Add($"{Section}:Container '{Container}' is neither {Usual} nor {Site}.");
        if (Container is Site && string.IsNullOrWhiteSpace(Url))
            problems.Add($"{Section}:Url is empty, and with {Section}:Container {Site} it must be the address of the account's static site, so that links lead there.");
        if (!string.IsNullOrWhiteSpace(Hub) && !IsAddress(Hub, withQuery: true))
            problems.Add($"{Section}:Hub '{Hub}' is no https address of a WebSub hub; give one such as https://hub.news.example/, or clear the setting.");
        return problems;
    }

    // Plain http reaches this machine only, where local runs serve everything.
    private static bool IsAddress(string text, bool withQuery) =>
        text.Length <= 500 && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && url.Fragment.Length == 0
        && (withQuery || url.Query.Length == 0) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
