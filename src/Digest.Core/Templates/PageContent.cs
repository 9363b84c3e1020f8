using Digest.Core.Editions;
using Scriban.Runtime;

namespace Digest.Core.Templates;

/// <summary>What a page for a reader shows besides the edition: its form as it is filled in, and where its links lead. What a page does not need is empty.</summary>
public sealed record PageContent
{
    /// <summary>Where the form is posted.</summary>
    public string? Action { get; init; }

    /// <summary>The id of the edition that the form subscribes to.</summary>
    public string? EditionId { get; init; }

    /// <summary>What is wrong with what was sent, as a text of the locale: <c>subscribe_bad_address</c>.</summary>
    public string? Problem { get; init; }

    /// <summary>The address.</summary>
    public string? Email { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The language that is chosen.</summary>
    public string? Language { get; init; }

    /// <summary>The titles of the sections that are offered.</summary>
    public IReadOnlyList<string> Offered { get; init; } = [];

    /// <summary>Those that are chosen.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];

    /// <summary>The words that are agreed to by the button, as the consent will hold them.</summary>
    public string? Consent { get; init; }

    /// <summary>Where the privacy notice is.</summary>
    public string? PrivacyUrl { get; init; }

    /// <summary>Where to subscribe.</summary>
    public string? SubscribeUrl { get; init; }

    /// <summary>Where preferences are changed.</summary>
    public string? PreferencesUrl { get; init; }

    /// <summary>Where the reader unsubscribes.</summary>
    public string? UnsubscribeUrl { get; init; }

    /// <summary>Where the reader takes along what is kept.</summary>
    public string? ExportUrl { get; init; }

    /// <summary>Where the reader has it erased.</summary>
    public string? EraseUrl { get; init; }

    /// <summary>The receiver that the page is about.</summary>
    public PageReceiver? Receiver { get; init; }

    /// <summary>A page with everything on it, to try templates with.</summary>
    public static PageContent Sample(Edition edition) => new()
    {
        Action = "/api/subscriptions",
        EditionId = edition.Id,
        Problem = "subscribe_bad_address",
        Email = "amal@readers.example",
        Name = "Amal <b>",
        Language = edition.Language,
        Offered = ["سياسة", "Culture & more"],
        Chosen = ["سياسة"],
        Consent = $"I want to receive “{edition.Title}”.",
        PrivacyUrl = "https://digest.example.org/privacy",
        SubscribeUrl = "https://digest.example.org/subscribe",
        PreferencesUrl = "https://digest.example.org/preferences",
        UnsubscribeUrl = "https://digest.example.org/unsubscribe",
        ExportUrl = "https://digest.example.org/export",
        EraseUrl = "https://digest.example.org/erase",
        Receiver = new PageReceiver("Webhook", "hooks.example.org", "http 500", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", IsPublicKey: false),
    };

    internal ScriptObject Values(TemplateLibrary library, Locale locale) => new()
    {
        ["action"] = Action,
        ["edition"] = EditionId,
        ["problem"] = Problem is null ? null : locale[Problem],
        ["email"] = Email,
        ["name"] = Name,
        ["languages"] = new ScriptArray(Subscribers.ReaderChoices.Languages.Select(language => new ScriptObject
        {
            ["code"] = language,
            ["name"] = Locale.Find(library, language, default)?.Name ?? language,
            ["chosen"] = language == (Language ?? locale.Language),
        })),
        ["sections"] = new ScriptArray(Offered.Select(section => new ScriptObject { ["title"] = section, ["chosen"] = Chosen.Contains(section) })),
        ["consent"] = Consent,
        ["privacy_url"] = PrivacyUrl,
        ["subscribe_url"] = SubscribeUrl,
        ["preferences_url"] = PreferencesUrl,
        ["unsubscribe_url"] = UnsubscribeUrl,
        ["export_url"] = ExportUrl,
        ["erase_url"] = EraseUrl,
        ["receiver"] = Receiver is null ? null : new ScriptObject
        {
            ["kind"] = Receiver.Kind,
            ["host"] = PlainText.Clean(Receiver.Host, 253),
            ["answer"] = Receiver.Answer is null ? null : PlainText.Clean(Receiver.Answer, 100),
            ["secret"] = Receiver.Key,
            ["secret_words"] = locale[Receiver.IsPublicKey ? "receiver_key" : "receiver_secret"],
        },
    };
}

/// <summary>A receiver as a page shows it: of its address the host, since the rest may be a secret.</summary>
/// <param name="Kind">What it is: <c>Webhook</c>, <c>Slack</c>.</param>
/// <param name="Host">Its host.</param>
/// <param name="Answer">What it answered just now; null when it was not asked.</param>
/// <param name="Key">What it needs to verify signatures, the one time that this is shown; null for none.</param>
/// <param name="IsPublicKey">Whether that is a public key, and no secret.</param>
public sealed record PageReceiver(string Kind, string Host, string? Answer, string? Key, bool IsPublicKey);
