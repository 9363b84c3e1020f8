using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Mail;

/// <summary>A message as it arrived.</summary>
/// <param name="Caught">The bytes and the envelope.</param>
/// <param name="Parsed">What mailparser reads.</param>
/// <param name="Dkim">What mailauth says of each signature.</param>
public partial record ReceivedMail(CaughtMail Caught, JsonElement Parsed, JsonElement Dkim)
{
    public string Raw { get; } = Encoding.UTF8.GetString(Caught.Raw.Span);

    /// <summary>Name and value of each field, unfolded.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; } =
        [.. Parsed.GetProperty("lines").EnumerateArray().Select(line => line.GetString()!.ReplaceLineEndings("").Split(':', 2)).Select(parts => (parts[0], parts[1].Trim()))];

    public string Text(string property) => Parsed.GetProperty(property).GetString()!;

    public string Field(string name) => Assert.Single(Fields, field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public int Count(string name) => Fields.Count(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Plain text, then html, both UTF-8 in base64 lines.</summary>
    public void AssertTwoParts()
    {
        Assert.StartsWith("multipart/alternative;", Field("Content-Type"), StringComparison.Ordinal);
        var boundary = Boundary().Match(Field("Content-Type")).Groups[1].Value;
        Assert.InRange(boundary.Length, 1, 70);
        var parts = Raw.Split($"\r\n--{boundary}");
        Assert.Equal("--\r\n", parts[^1]);
        Assert.Equal(
            ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64"],
            parts[1..^1].SelectMany(part => part.Split("\r\n")[1..3]));
        Assert.All(parts[1..^1].SelectMany(part => part.Split("\r\n")[4..]), line => Assert.InRange(line.Length, 0, 76));
    }

    /// <summary>The recipient of the envelope, alone, and no file.</summary>
    public void AssertOneReader()
    {
        Assert.Equal((0, 0, 0), (Count("Cc"), Count("Bcc"), Parsed.GetProperty("attachments").GetInt32()));
        Assert.Equal(Assert.Single(Caught.To), Parsed.GetProperty("to").GetProperty("address").GetString());
    }

    /// <summary>The title of the html is the subject.</summary>
    public void AssertTitle() => Assert.Equal(Text("subject"), System.Net.WebUtility.HtmlDecode(Title().Match(Text("html")).Groups[1].Value.Trim()));

    [GeneratedRegex("boundary=\"([^\"]+)\"")]
    private static partial Regex Boundary();

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex Title();
}
