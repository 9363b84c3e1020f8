using System.Text;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;
using Digest.Tests.Infrastructure;
using FsCheck.Xunit;

namespace Digest.Tests.Subscribers;

public sealed class MailedLeaveTests
{
    private readonly Counter _counter = new();
    private readonly UnsubscribeLinks _links = new(Newsroom.Secret);
    private readonly MailedLeave _leave;

    public MailedLeaveTests() => _leave = new MailedLeave(new EditionList([_counter.Edition, Newsroom.Weekly("monday")]), _links, _counter.Withdrawals);

    [Theory]
    [InlineData("Subject: {0}\r\n\r\n")]
    [InlineData("From: Layla <layla@readers.example>\r\nTo: leave@news.example\r\nsubject:\r\n {0} \r\n\r\nSent from my telephone")]
    [InlineData("From layla@readers.example Sun Nov 29 07:00:00 2026\nFrom: somebody@else.example\nSubject: {0}\n\n")]
    public async Task Whoever_writes_the_token_of_the_link_has_left_whatever_else_the_mail_says_M9_M33(string mail)
    {
        var reader = await _counter.SubscribedAsync();
        _counter.Time.Advance(TimeSpan.FromDays(1));

        Assert.True(await HeedAsync(mail.Replace("{0}", TokenOf(reader), StringComparison.Ordinal)));

        Assert.Equal((SubscriberStatus.Unsubscribed, "mail"), ((await _counter.FindAsync())!.Status, (await _counter.FindAsync())!.Reason));
        Assert.NotNull(await _counter.Suppressions.FindAsync("weekly", reader.Id, default));
        Assert.Equal((ConsentKind.Withdrawn, "mail"), (await _counter.ConsentsAsync()).Select(record => (record.Kind, record.Source)).Last());
    }

    [Theory]
    [InlineData("Re: {0}")]
    [InlineData("{0}x")]
    [InlineData("unsubscribe")]
    [InlineData("")]
    public async Task Any_other_subject_lets_nobody_go(string subject)
    {
        var reader = await _counter.SubscribedAsync();

        Assert.False(await HeedAsync($"Subject: {subject.Replace("{0}", TokenOf(reader), StringComparison.Ordinal)}\r\n\r\n{TokenOf(reader)}"));

        Assert.Equal(SubscriberStatus.Active, (await _counter.FindAsync())!.Status);
    }

    [Property(MaxTest = 300)]
    public bool No_bytes_let_anybody_go(byte[] mail) => !_leave.HeedAsync(mail, default).GetAwaiter().GetResult();

    [Fact]
    public async Task A_token_that_was_changed_anywhere_lets_nobody_go()
    {
        var token = TokenOf(await _counter.SubscribedAsync());
        for (var at = 0; at < token.Length; at++)
        {
            var changed = token.ToCharArray();
            changed[at] = changed[at] == 'a' ? 'b' : 'a';
            Assert.False(await HeedAsync($"Subject: {new string(changed)}\r\n\r\n"));
        }
    }

    private string TokenOf(Subscriber reader) => _links.For(_counter.Edition, reader).AbsolutePath.Split('/')[^1];

    private Task<bool> HeedAsync(string mail) => _leave.HeedAsync(Encoding.UTF8.GetBytes(mail), default);
}
