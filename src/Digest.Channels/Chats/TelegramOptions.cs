using Microsoft.Extensions.Options;

namespace Digest.Channels.Chats;

/// <summary>The bot that writes to Telegram: section <c>Digest:Telegram</c>.</summary>
public sealed class TelegramOptions
{
    /// <summary>The section of the configuration that holds them.</summary>
    public const string Section = "Digest:Telegram";

    /// <summary>The bot's token as BotFather gives it. Default: none, and nobody on Telegram is reached.</summary>
    public string? Token { get; set; }

    /// <summary>Where the bot API answers. Default: <c>https://api.telegram.org</c>.</summary>
    public string Api { get; set; } = "https://api.telegram.org";

    internal sealed class Validator : IValidateOptions<TelegramOptions>
    {
        public ValidateOptionsResult Validate(string? name, TelegramOptions options)
        {
            var problems = new List<string>();
            // The message does not quote it: it is a secret.
            if (options.Token is { Length: > 0 } token && !IsToken(token))
                problems.Add($"{Section}:{nameof(Token)} is no token of a bot: digits, a colon, and 30 or more letters, digits, - and _.");
            if (!Uri.TryCreate(options.Api, UriKind.Absolute, out var api) || (api.Scheme != Uri.UriSchemeHttps && !api.IsLoopback))
                problems.Add($"{Section}:{nameof(Api)} is no https address.");
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }

        private static bool IsToken(string token)
        {
            var colon = token.IndexOf(':', StringComparison.Ordinal);
            return colon > 0 && token.Length - colon > 30 && token.Length <= 128
                && token[..colon].All(char.IsAsciiDigit) && token[(colon + 1)..].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        }
    }
}
