using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Mail.Smtp;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Digest.Channels.Mail;

/// <summary>Reaches readers by e-mail. Its connections serve all issues and stay open for a while between messages.</summary>
public sealed class MailChannel : IChannel, IAsyncDisposable, IDisposable
{
    private readonly IOptions<MailOptions> _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<MailChannel> _logger;
    private readonly Lazy<SmtpTransport> _transport;

    /// <summary>Reads the options when the first issue is prepared.</summary>
    public MailChannel(IOptions<MailOptions> options, TimeProvider timeProvider, ILogger<MailChannel> logger)
    {
        _options = options;
        _timeProvider = timeProvider;
        _logger = logger;
        _transport = new Lazy<SmtpTransport>(() => new SmtpTransport(options.Value, timeProvider));
    }

    /// <inheritdoc/>
    public ChannelKind Kind => ChannelKind.Email;

    /// <inheritdoc/>
    /// <exception cref="OptionsValidationException">The settings are wrong; the message names each.</exception>
    /// <exception cref="FormatException">The issue cannot become a mail: the message names the header or the mark.</exception>
    public IPreparedIssue Prepare(Edition edition, Issue issue, RenderedIssue rendered) =>
        new PreparedMail(MailComposer.Create(edition, issue, rendered, _options.Value, _timeProvider), _transport.Value, _logger);

    /// <summary>Connects and logs in without sending anything, to find out whether mail can go out.</summary>
    /// <exception cref="OptionsValidationException">The settings are wrong; the message names each.</exception>
    public Task<SmtpOutcome> CheckAsync(CancellationToken cancellationToken) => _transport.Value.CheckAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _transport.IsValueCreated ? _transport.Value.DisposeAsync() : ValueTask.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
