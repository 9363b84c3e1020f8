using System.Text;
using System.Text.Json;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Mail;

/// <summary>A message as it arrived.</summary>
/// <param name="Caught">The bytes and the envelope.</param>
/// <param name="Parsed">What mailparser reads.</param>
/// <param name="Dkim">What mailauth says of each signature.</param>
public record ReceivedMail(CaughtMail Caught, JsonElement Parsed, JsonElement Dkim)
{
    public string Raw { get; } = Encoding.UTF8.GetString(Caught.Raw.Span);

    /// <summary>Name and value of each field, unfolded.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; } =
        [.. Parsed.GetProperty("lines").EnumerateArray().Select(line => line.GetString()!.ReplaceLineEndings("").Split(':', 2)).Select(parts => (parts[0], parts[1].Trim()))];

    public string Text(string property) => Parsed.GetProperty(property).GetString()!;

    public string Field(string name) => Assert.Single(Fields, field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public int Count(string name) => Fields.Count(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
