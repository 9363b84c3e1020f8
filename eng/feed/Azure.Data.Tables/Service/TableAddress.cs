using System.Net;

namespace Azure.Data.Tables.Service;

/// <summary>Reads the account and the table out of an endpoint, whose account is in its host or, for an emulator, the start of its path.</summary>
internal static class TableAddress
{
    public static string AccountOf(Uri endpoint) => IsPathStyle(endpoint)
        ? Segments(endpoint).FirstOrDefault() ?? ""
        : endpoint.Host.Split('.')[0];

    /// <summary>The table that the path names (or else the signature's <c>tn</c>), or the empty string.</summary>
    public static string TableOf(Uri endpoint, string signature = null)
    {
        var table = Segments(endpoint).Skip(IsPathStyle(endpoint) ? 1 : 0).FirstOrDefault();
        return table ?? Named(endpoint.Query) ?? Named(signature) ?? "";
    }

    /// <summary>The service's endpoint, where <paramref name="endpoint"/> may be that of the table.</summary>
    public static Uri ServiceOf(Uri endpoint, string table)
    {
        var path = endpoint.AbsolutePath.TrimEnd('/');
        return table.Length > 0 && path.EndsWith("/" + table, StringComparison.OrdinalIgnoreCase) && Segments(endpoint).Length > (IsPathStyle(endpoint) ? 1 : 0)
            ? new UriBuilder(endpoint) { Path = path[..^(table.Length + 1)] }.Uri
            : endpoint;
    }

    /// <summary>Without a query, so without a signature.</summary>
    public static Uri Shown(Uri endpoint) => new UriBuilder(endpoint) { Query = "" }.Uri;

    public static Uri Shown(Uri endpoint, string table) => new UriBuilder(endpoint) { Query = "", Path = endpoint.AbsolutePath.TrimEnd('/') + "/" + table }.Uri;

    /// <exception cref="ArgumentException">A signature would travel in the clear.</exception>
    public static void RequireTls(Uri endpoint, string message)
    {
        if (endpoint.Scheme != Uri.UriSchemeHttps && !endpoint.IsLoopback)
            throw new ArgumentException(message, nameof(endpoint));
    }

    private static bool IsPathStyle(Uri endpoint) => endpoint.Host == "localhost" || IPAddress.TryParse(endpoint.Host.Trim('[', ']'), out _);

    private static string[] Segments(Uri endpoint) => endpoint.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static string Named(string query) => query?.TrimStart('?').Split('&')
        .Where(p => p.StartsWith("tn=", StringComparison.OrdinalIgnoreCase))
        .Select(p => Uri.UnescapeDataString(p[3..]))
        .FirstOrDefault();
}
