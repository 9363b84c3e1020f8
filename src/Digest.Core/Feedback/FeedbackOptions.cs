using System.Security.Cryptography;
using System.Text;

namespace Digest.Core.Feedback;

/// <summary>Who may report bounces and complaints over HTTP.</summary>
public sealed class FeedbackOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Digest:Feedback";

    /// <summary>The fewest characters of a key that cannot be guessed.</summary>
    public const int MinKeyLength = 32;

    /// <summary>The key that mail servers and Event Grid give; null or empty when neither reports.</summary>
    public string? Key { get; set; }

    /// <summary>The SNS topics of SES, parted by commas; null or empty when SES does not report.</summary>
    public string? TopicArn { get; set; }

    /// <summary>The same, parted.</summary>
    public IReadOnlyList<string> TopicArns => (TopicArn ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether there is a key that can serve, or none.</summary>
    public bool HasGoodKey => string.IsNullOrEmpty(Key) || Key.Length >= MinKeyLength;

    /// <summary>Whether this is the key; it takes as long whatever is given.</summary>
    public bool IsKey(string? given) =>
        !string.IsNullOrEmpty(Key) && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(Key)), SHA256.HashData(Encoding.UTF8.GetBytes(given ?? "")));
}
