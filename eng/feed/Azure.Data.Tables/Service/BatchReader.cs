using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Service;

/// <summary>Reads the answer to a transaction: a response for each operation, or only that of the one that failed.</summary>
internal static class BatchReader
{
    private const string StatusLine = "HTTP/1.1 ";

    public static IReadOnlyList<Response> Read(Response response)
    {
        var body = response.Content.ToString();
        return [.. Parts(body, BoundaryIn(response.Headers.ContentType))
            .SelectMany(part => Parts(part, BoundaryIn(HeaderBlock(part))))
            .Select(PartIn)];
    }

    private static IEnumerable<string> Parts(string text, string boundary) => text
        .Split("--" + boundary, StringSplitOptions.None)
        .Skip(1)
        .TakeWhile(part => !part.StartsWith("--", StringComparison.Ordinal));

    private static string BoundaryIn(string header)
    {
        const string Name = "boundary=";
        var start = header?.IndexOf(Name, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (start < 0)
            throw new InvalidOperationException("The response to the transaction is not multipart: it names no boundary.");
        return header![(start + Name.Length)..].Split(';', '\r', '\n')[0].Trim().Trim('"');
    }

    private static string HeaderBlock(string part) => part.TrimStart().Split("\r\n\r\n", 2)[0];

    private static BatchResponse PartIn(string part)
    {
        var start = part.IndexOf(StatusLine, StringComparison.Ordinal);
        if (start < 0)
            throw new InvalidOperationException("The response to the transaction has a part without a status line.");
        var http = part[start..].Split("\r\n\r\n", 2);
        var lines = http[0].Split("\r\n");
        var status = lines[0][StatusLine.Length..].Split(' ', 2);
        var response = new BatchResponse(
            int.Parse(status[0], CultureInfo.InvariantCulture),
            status.Length > 1 ? status[1] : "",
            new MemoryStream(Encoding.UTF8.GetBytes(http.Length > 1 ? http[1].Trim() : "")));
        foreach (var line in lines.Skip(1).Select(l => l.Split(':', 2)).Where(l => l.Length == 2))
            response.Add(line[0].Trim(), line[1].Trim());
        return response;
    }
}
