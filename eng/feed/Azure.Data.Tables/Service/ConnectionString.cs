namespace Azure.Data.Tables.Service;

/// <summary>Where and as whom: what a storage connection string says about tables.</summary>
/// <param name="Endpoint">With the shared access signature as its query, where there is one.</param>
/// <param name="Credential">The account's key, or null.</param>
/// <param name="AccountName">Null where the string does not name the account.</param>
internal sealed record ConnectionString(Uri Endpoint, TableSharedKeyCredential Credential, string AccountName)
{
    private const string DevelopmentAccount = "devstoreaccount1";

    /// <summary>Not a secret: the documented key of every storage emulator.</summary>
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static ConnectionString Parse(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        if (connectionString.Length == 0)
            throw new ArgumentException("Value cannot be an empty string.", nameof(connectionString));

        var settings = Settings(connectionString);
        if (settings.TryGetValue("UseDevelopmentStorage", out var development))
            return Development(development, settings.GetValueOrDefault("DevelopmentStorageProxyUri"));

        var account = settings.GetValueOrDefault("AccountName");
        var endpoint = EndpointIn(settings, account);
        if (settings.TryGetValue("SharedAccessSignature", out var signature))
            return new ConnectionString(new UriBuilder(endpoint) { Query = signature.TrimStart('?') }.Uri, null, account);
        return account is not null && settings.TryGetValue("AccountKey", out var key)
            ? new ConnectionString(endpoint, new TableSharedKeyCredential(account, key), account)
            : throw NotUnderstood();
    }

    private static ConnectionString Development(string value, string proxy)
    {
        if (value != "true")
            throw NotUnderstood();
        var host = proxy is null ? new Uri("http://127.0.0.1") : new Uri(proxy);
        var endpoint = new UriBuilder(host.Scheme, host.Host, 10002, DevelopmentAccount).Uri;
        return new ConnectionString(endpoint, new TableSharedKeyCredential(DevelopmentAccount, DevelopmentKey), DevelopmentAccount);
    }

    private static Uri EndpointIn(Dictionary<string, string> settings, string account)
    {
        if (settings.TryGetValue("TableEndpoint", out var endpoint))
            return new UriBuilder(endpoint).Uri;
        if (account is null || settings.ContainsKey("TableSecondaryEndpoint"))
            throw NotUnderstood();
        var scheme = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return new Uri($"{scheme}://{account}.table.{suffix}/");
    }

    private static Dictionary<string, string> Settings(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var parts = text.Split(';');
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            if (part.Length == 0)
            {
                if (i == parts.Length - 1)
                    break;
                throw new InvalidOperationException("Connection string contains two following separators ';'.");
            }

            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
                throw new InvalidOperationException($"Connection string doesn't have value for keyword '{part}'.");
            var name = part[..equals].Trim();
            var value = part[(equals + 1)..].Trim();
            if (name.Length == 0)
                throw new InvalidOperationException("Connection string has a value with no keyword.");
            if (value.Length == 0)
                throw new InvalidOperationException($"Connection string has keyword '{name}' with empty value.");
            if (!settings.TryAdd(name, value))
                throw new InvalidOperationException($"Duplicated keyword '{name}'");
        }

        return settings;
    }

    private static ArgumentException NotUnderstood() => new("Connection string parsing error");
}
