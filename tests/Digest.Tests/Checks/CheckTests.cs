using Digest.Channels.Mail;
using Digest.Checks;
using Digest.Checks.Editions;
using Digest.Checks.Mail;
using Digest.Checks.Storage;
using Digest.Core.Editions;
using Digest.Core.Feedback;
using Digest.Core.Issues;
using Digest.Tests.Infrastructure;
using Digest.Tests.Mail;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Checks;

public sealed class CheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_relay_is_greeted_and_left_without_a_mail()
    {
        await using var server = new ScriptedSmtpServer { Capabilities = ["PIPELINING", "SIZE 10000000", "AUTH PLAIN LOGIN"] };
        var options = server.Options(o => (o.UserName, o.Password, o.AllowPlainTextLoginOnLoopback) = ("user", "secret-word", true));
        var login = Assert.Single(await RunAsync(new MailLoginCheck(options, [], isLocal: true, TimeProvider.System)));

        Assert.True(login.State is CheckState.Ok, $"{login}");
        Assert.Contains("lets us log in; it offers PIPELINING, 10,000,000 bytes a message, AUTH PLAIN LOGIN.", login.Finding, StringComparison.Ordinal);
        await server.ClosedAsync();
        Assert.Equal(["EHLO", "AUTH", "QUIT"], server.Commands.Select(line => line.Split(' ')[0]));
        Assert.DoesNotContain("secret-word", $"{login}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_that_is_refused_is_a_fault_with_its_remedy()
    {
        await using var server = new ScriptedSmtpServer { Capabilities = ["AUTH PLAIN"], Answer = (_, line) => line.StartsWith("AUTH", StringComparison.Ordinal) ? "535 5.7.8 Wrong" : null };
        var options = server.Options(o => (o.UserName, o.Password, o.AllowPlainTextLoginOnLoopback) = ("user", "secret-word", true));
        var login = Assert.Single(await RunAsync(new MailLoginCheck(options, [], isLocal: false, TimeProvider.System)));

        Assert.Equal(CheckState.Fault, login.State);
        Assert.Contains("535 5.7.8 Wrong", login.Finding, StringComparison.Ordinal);
        Assert.Contains("Digest:Smtp:UserName", login.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relay_that_wants_no_TLS_where_the_settings_want_it_is_a_fault()
    {
        await using var server = new ScriptedSmtpServer();
        var login = Assert.Single(await RunAsync(new MailLoginCheck(server.Options(o => o.Security = Digest.Mail.Smtp.SmtpSecurity.StartTls), [], isLocal: false, TimeProvider.System)));
        Assert.Equal(CheckState.Fault, login.State);
        Assert.Contains("STARTTLS", login.Finding, StringComparison.Ordinal);
        Assert.Contains("ImplicitTls with 465", login.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SMTPUTF8", "محرر@example.org", false)]
    [InlineData("SIZE", "محرر@example.org", true)]
    [InlineData("SIZE", "editor@مثال.إختبار", false)]
    [InlineData("SIZE", null, false)]
    public async Task A_sender_that_the_relay_cannot_take_is_a_fault_with_its_remedy_M4(string offered, string? replyTo, bool isFault)
    {
        await using var server = new ScriptedSmtpServer { Capabilities = [offered] };
        var results = await RunAsync(new MailLoginCheck(server.Options(), [], isLocal: true, TimeProvider.System, ("SenderAddress of the edition weekly", "digest@example.org"), ("Digest:Smtp:ReplyTo", replyTo)));

        var faults = results.Where(result => result.State is CheckState.Fault).ToList();
        Assert.Equal(isFault ? 1 : 0, faults.Count);
        Assert.All(faults, fault => Assert.Contains("an address in ASCII for Digest:Smtp:ReplyTo", fault.Remedy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, CheckState.Skipped)]
    [InlineData(false, CheckState.Fault)]
    public async Task Without_a_relay_a_local_run_is_left_alone_and_another_is_not(bool isLocal, CheckState state) =>
        Assert.Equal(state, Assert.Single(await RunAsync(new MailLoginCheck(new Digest.Mail.Smtp.SmtpOptions(), ["Host is missing"], isLocal, TimeProvider.System))).State);

    [Theory]
    [InlineData("", null, true, null, null, CheckState.Skipped, "No relay")]
    [InlineData("relay.example", null, true, "key", null, CheckState.Warning, "does not say whose copy")]
    [InlineData("relay.example", "bounces@news.example", true, null, null, CheckState.Warning, "nobody may hand them over")]
    [InlineData("relay.example", "bounces@news.example", false, "key", null, CheckState.Warning, "suppresses nobody")]
    [InlineData("relay.example", "bounces@news.example", true, "key", null, CheckState.Ok, "a return path of its own")]
    [InlineData("email-smtp.eu-west-1.amazonaws.com", null, false, null, "arn:aws:sns:eu-west-1:1:digest", CheckState.Ok, "by SNS")]
    [InlineData("SMTP.azurecomm.net", null, false, null, null, CheckState.Warning, "nobody may report them")]
    [InlineData("smtp.azurecomm.net", null, false, "key", null, CheckState.Ok, "as events")]
    public async Task Whether_bounces_say_whose_copy_they_are_about_and_reach_the_app_is_told_M25(string relay, string? returnPath, bool verp, string? key, string? topic, CheckState state, string finding)
    {
        var mail = new MailOptions { Host = relay, ReturnPath = returnPath, Verp = verp };
        var result = Assert.Single(await RunAsync(new BouncePathCheck(mail, new FeedbackOptions { Key = key, TopicArn = topic }, isLocal: true)));

        Assert.Equal(state, result.State);
        Assert.Contains(finding, result.Finding, StringComparison.Ordinal);
        Assert.Equal(state is CheckState.Warning, result.Remedy is not null);
    }

    [Fact]
    public async Task A_change_of_the_clocks_before_the_next_cut_is_told()
    {
        var edition = Newsroom.Weekly();
        edition.TimeZone = "Europe/Paris";
        var found = Assert.Single(await RunAsync(new ScheduleCheck(new EditionList([edition]), new FakeTimeProvider(Now))));
        Assert.Equal(CheckState.Ok, found.State);
        Assert.StartsWith("Next cut Sun 2026-10-25 07:00 +01:00 in Europe/Paris, then Sun 2026-11-01 07:00 +01:00;", found.Finding, StringComparison.Ordinal);
        Assert.EndsWith("The clocks change before Sun 2026-10-25 07:00 +01:00.", found.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_in_the_hour_that_the_clocks_skip_is_a_warning()
    {
        var edition = Newsroom.Weekly();
        (edition.TimeZone, edition.Time) = ("Europe/Paris", new TimeOnly(2, 30));
        var found = Assert.Single(await RunAsync(new ScheduleCheck(new EditionList([edition]), new FakeTimeProvider(new DateTimeOffset(2026, 3, 25, 12, 0, 0, TimeSpan.Zero)))));
        Assert.Equal(CheckState.Warning, found.State);
        Assert.Contains("They skip 02:30", found.Finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, CheckState.Ok, "agrees")]
    [InlineData(-3, CheckState.Ok, "agrees")]
    [InlineData(60, CheckState.Warning, "60 seconds behind")]
    [InlineData(-61, CheckState.Warning, "60 seconds ahead of")]
    [InlineData(1200, CheckState.Fault, "1200 seconds behind")]
    public void The_clock_is_compared_with_that_of_storage(int seconds, CheckState state, string words)
    {
        var found = new ClockCheck(null!, TimeProvider.System).Compare(Now.AddSeconds(seconds), Now, Now);
        Assert.Equal(state, found.State);
        Assert.Contains(words, found.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issue_that_waits_for_somebody_is_a_warning_even_when_the_next_is_there()
    {
        var (issues, edition) = (new InMemoryIssues(), new EditionList([Newsroom.Weekly()]));
        Assert.Equal((CheckState.Ok, "There is no issue yet."), await LatestAsync());

        await AddAsync("2026-W40", issue => issue with { State = IssueState.Finished });
        Assert.Equal((CheckState.Ok, "It is finished."), await LatestAsync());
        await AddAsync("2026-W41", issue => issue with { State = IssueState.Empty, Reason = "No article arrived." });
        Assert.Equal((CheckState.Ok, "It is empty. No article arrived."), await LatestAsync());
        await AddAsync("2026-W42", issue => issue with { State = IssueState.Delivering, Paused = Now, Reason = "Too many bounces." });
        Assert.Equal((CheckState.Warning, "It is halted: Too many bounces."), await LatestAsync());
        await AddAsync("2026-W43", issue => issue with { State = IssueState.Finished, Trouble = "A template was broken." });
        Assert.Equal((CheckState.Warning, "A template was broken."), await LatestAsync());
        await AddAsync("2026-W44", issue => issue with { State = IssueState.Held, Reason = "It waits." });
        Assert.Equal((CheckState.Warning, "It is held: It waits."), await LatestAsync());

        var all = await RunAsync(new TroubleCheck(edition, issues));
        Assert.Equal(["weekly-2026-W44", "weekly-2026-W42"], all.Select(result => result.Name));
        Assert.Contains("digest issues approve weekly-2026-W44", all[0].Remedy, StringComparison.Ordinal);
        Assert.Contains("digest issues resume weekly-2026-W42", all[1].Remedy, StringComparison.Ordinal);

        Task AddAsync(string week, Func<Issue, Issue> change) => issues.TryCreateAsync(change(new Issue { Edition = "weekly", Week = week, From = Now, Cut = Now, State = IssueState.Draft, Articles = [], Changed = Now }), default);
        async Task<(CheckState, string)> LatestAsync() => (await RunAsync(new TroubleCheck(edition, issues)))[0] is var first ? (first.State, first.Finding) : default;
    }

    private static async Task<IReadOnlyList<CheckResult>> RunAsync(ICheck check) => await check.RunAsync(CancellationToken.None).ToListAsync();
}
