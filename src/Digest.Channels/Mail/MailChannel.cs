using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Mail;
using Digest.Mail.Dkim;
using Digest.Mail.Smtp;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Digest.Channels.Mail;

/// <summary>Reaches readers by e-mail. Its connections serve all issues and stay open for a while between messages.</summary>
public sealed partial class MailChannel : IChannel, IAsyncDisposable, IDisposable
{
    private readonly IOptions<MailOptions> _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<MailChannel> _logger;
    private readonly IOptions<DkimSettings>? _dkim;
    private readonly BounceTokens? _bounces;
    private readonly Lazy<SmtpTransport> _transport;
    private readonly Lazy<DkimSigner?> _signer;

    /// <summary>Reads the options when the first issue is prepared.</summary>
    /// <param name="options">How mail goes out.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Hears of refusals that are the operator's to mend.</param>
    /// <param name="dkim">By which key mail is signed; null for none.</param>
    /// <param name="bounces">Makes each copy's envelope sender; null for one that all copies share.</param>
    public MailChannel(IOptions<MailOptions> options, TimeProvider timeProvider, ILogger<MailChannel> logger, IOptions<DkimSettings>? dkim = null, BounceTokens? bounces = null)
    {
        _options = options;
        _timeProvider = timeProvider;
        _logger = logger;
        _dkim = dkim;
        _bounces = bounces;
        _transport = new Lazy<SmtpTransport>(() => new SmtpTransport(options.Value, timeProvider));
        _signer = new Lazy<DkimSigner?>(() => dkim is { Value: { Signs: true } settings } ? new DkimSigner(settings) : null);
    }

    /// <inheritdoc/>
    public ChannelKind Kind => ChannelKind.Email;

    /// <inheritdoc/>
    public int? AtOnce
    {
        get
        {
            try
            {
                return _options.Value.Connections;
            }
            catch (OptionsValidationException)
            {
                // With settings that are wrong nothing goes out by mail.
                return null;
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="OptionsValidationException">The settings are wrong; the message names each.</exception>
    /// <exception cref="FormatException">The issue cannot become a mail: the message names the header or the mark.</exception>
    public IPreparedIssue Prepare(Edition edition, Issue issue, RenderedIssue rendered)
    {
        var composer = MailComposer.Create(edition, issue, rendered, _options.Value, _timeProvider, _signer.Value, _bounces);
        foreach (var problem in SenderDomain.Problems(EmailAddress.Parse(edition.SenderAddress), _options.Value, _dkim?.Value))
            Log.NotOwn(_logger, edition.Id, problem);
        return new PreparedMail(composer, _transport.Value, _logger);
    }

    /// <summary>Connects and logs in without sending anything, to find out whether mail can go out.</summary>
    /// <exception cref="OptionsValidationException">The settings are wrong; the message names each.</exception>
    public Task<SmtpOutcome> CheckAsync(CancellationToken cancellationToken)
    {
        _ = _signer.Value;
        return _transport.Value.CheckAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_transport.IsValueCreated)
            await _transport.Value.DisposeAsync();
        if (_signer.IsValueCreated)
            _signer.Value?.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Mailboxes may refuse all mail of edition {Edition}: {Problem}")]
        public static partial void NotOwn(ILogger logger, string edition, string problem);
    }
}
