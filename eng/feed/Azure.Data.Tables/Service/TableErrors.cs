using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Service;

/// <summary>Reads the service's <c>odata.error</c>: the code, the message and, of a transaction, which step failed.</summary>
internal sealed class TableErrors : RequestFailedDetailsParser
{
    public const string FailedEntity = nameof(FailedEntity);

    private static readonly TableErrors Parser = new();

    public static RequestFailedException Of(Response response) => new(response, null, Parser);

    public static string CodeOf(Response response) => Parser.TryParse(response, out var error, out _) ? error.Code : null;

    public override bool TryParse(Response response, out ResponseError error, out IDictionary<string, string> data)
    {
        error = null;
        data = null;
        if (Read(response) is not { } said)
            return false;
        var message = said.Message;
        if (IndexIn(message) is { } index)
        {
            data = new Dictionary<string, string> { [FailedEntity] = index };
            message += $"\n The index of the entity that caused the error can be found in {nameof(TableTransactionFailedException.FailedTransactionActionIndex)}.";
        }

        error = new ResponseError(said.Code, message);
        return true;
    }

    /// <summary>The service puts the index of the failed step before the message: <c>2:The specified entity already exists.</c></summary>
    private static string IndexIn(string message)
    {
        var colon = message?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? message[..colon] : null;
    }

    private static (string Code, string Message)? Read(Response response)
    {
        if (response.ContentStream is not { CanSeek: true, Length: > 0 } stream)
            return null;
        stream.Position = 0;
        try
        {
            using var json = JsonDocument.Parse(stream);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("odata.error", out var error)
                && error.TryGetProperty("code", out var code)
                && error.TryGetProperty("message", out var message)
                && message.TryGetProperty("value", out var value)
                ? (code.GetString(), value.GetString())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            stream.Position = 0;
        }
    }
}
