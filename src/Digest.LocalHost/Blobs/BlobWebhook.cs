using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Digest.LocalHost.Discovery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Digest.LocalHost.Blobs;

/// <summary>Where an Event Grid subscription delivers: the handshake, and events that go to the queue as they come.</summary>
internal sealed class BlobWebhook(BlobFunctions blobs)
{
    public const string Path = "/runtime/webhooks/blobs";
    public const string EventTypeHeader = "aeg-event-type";

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost(Path, ReceiveAsync);

    private async Task ReceiveAsync(HttpContext context)
    {
        var id = context.Request.Query["functionName"].ToString();
        if (blobs.Find(id) is not { } function)
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, $"There is no blob function '{id}'. The name is Host.Functions.{{Name}}.");
            return;
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var events = body.RootElement.ValueKind == JsonValueKind.Array ? [.. body.RootElement.EnumerateArray()] : new[] { body.RootElement };
            await DispatchAsync(context, function, events);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or UriFormatException)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, $"The body is no array of Event Grid events: {error.Message}");
        }
    }

    private async Task DispatchAsync(HttpContext context, FunctionDescriptor function, JsonElement[] events)
    {
        switch (context.Request.Headers[EventTypeHeader].ToString())
        {
            case "SubscriptionValidation":
                await context.Response.WriteAsJsonAsync(new { validationResponse = events[0].GetProperty("data").GetProperty("validationCode").GetString() }, context.RequestAborted);
                return;
            case "Notification":
                foreach (var item in events)
                    await blobs.EnqueueAsync(MessageOf(function, item.GetProperty("data")), context.RequestAborted);
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                return;
            case "Unsubscribe":
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                return;
            default:
                await RefuseAsync(context, StatusCodes.Status400BadRequest, $"The header {EventTypeHeader} is missing or unknown.");
                return;
        }
    }

    private static BlobTriggerMessage MessageOf(FunctionDescriptor function, JsonElement data)
    {
        var blob = new BlobUriBuilder(new Uri(data.GetProperty("url").GetString()!));
        return BlobTriggerMessage.For(function.Id, blob.BlobContainerName, blob.BlobName, new ETag(data.GetProperty("eTag").GetString()!), data.GetProperty("blobType").GetString()!);
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(reason, context.RequestAborted);
    }
}
