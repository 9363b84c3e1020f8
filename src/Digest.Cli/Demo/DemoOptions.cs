namespace Digest.Cli.Demo;

/// <summary>What a demo was asked to do.</summary>
/// <param name="Articles">The folder of the articles to publish.</param>
/// <param name="Output">Where what readers get is written.</param>
/// <param name="Data">Where storage, mail and received posts are kept between runs.</param>
/// <param name="Keep">Whether everything stays up after the issue is out.</param>
/// <param name="SmtpPort">A port of 127.0.0.1 to send to instead of the inbox: for trying what a dead server does.</param>
internal sealed record DemoOptions(string Articles, string Output, string Data, bool Keep, int? SmtpPort);
