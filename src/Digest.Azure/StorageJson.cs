using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Digest.Azure.Backups;
using Digest.Core.Archive;
using Digest.Core.Articles;
using Digest.Core.Delivery;
using Digest.Core.Delivery.Pacing;
using Digest.Core.Feedback;
using Digest.Core.Issues.Composition;
using Digest.Core.Issues.Editing;
using Digest.Core.Receivers;
using Digest.Core.Subscribers.Signups;

namespace Digest.Azure;

/// <summary>How JSON is stored: camel case, names for enumerations, Arabic left readable (nothing of it is ever put into html).</summary>
internal static class Stored
{
    public static readonly StorageJson Json = new(new JsonSerializerOptions(StorageJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>The types that are stored as JSON.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ArchiveCatalogue))]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(BackupBlob))]
[JsonSerializable(typeof(BackupManifest))]
[JsonSerializable(typeof(IReadOnlyList<IssueArticle>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<BounceEntry>))]
[JsonSerializable(typeof(IssueEdits))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(PaceState))]
[JsonSerializable(typeof(PlanMessage))]
[JsonSerializable(typeof(BatchMessage))]
[JsonSerializable(typeof(SignupMessage))]
[JsonSerializable(typeof(ReceiverNoticeMessage))]
internal sealed partial class StorageJson : JsonSerializerContext;
