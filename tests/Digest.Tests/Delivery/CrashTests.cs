using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Delivery;

/// <summary>Ends the process at every storage operation of a whole week, one after the other, and starts it again.</summary>
public sealed class CrashTests
{
    private const int Readers = 20;
    private const int InFlight = 6;

    private static readonly DateTimeOffset Cut = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Whatever_line_the_process_ends_on_nobody_is_mailed_twice_and_nobody_is_left_out_F1_F2_F3_F4()
    {
        var quiet = await WeekAsync(crashAt: null);
        Assert.Equal(Readers, Finished(quiet).Tally.Sent);

        for (var step = 1; step <= quiet.Faults.Steps; step++)
        {
            var newsroom = await WeekAsync(step);
            var issue = Finished(newsroom);
            var copies = newsroom.Mail.AcceptedCopies.Select(copy => copy.Subscriber.Id).ToList();
            Assert.True(copies.Count == copies.Distinct().Count(), $"Step {step}: somebody was mailed twice.");
            Assert.True(issue.Tally is { Failed: 0, Suppressed: 0 }, $"Step {step}: {issue.Tally}");
            Assert.InRange(issue.Tally.Uncertain, 0, InFlight);
            Assert.True(copies.Count >= issue.Tally.Sent, $"Step {step}: a row says sent, but nothing was.");
        }
    }

    [Fact]
    public async Task Whatever_line_the_process_ends_on_two_weeks_with_approval_tell_every_article_once_F4_F5_F17()
    {
        var quiet = await FortnightAsync(crashAt: null);
        Assert.Equal([IssueState.Dropped, IssueState.Finished], quiet.Issues.Rows.Select(issue => issue.State));

        for (var step = 1; step <= quiet.Faults.Steps; step++)
        {
            var newsroom = await FortnightAsync(step);
            Assert.Equal([IssueState.Dropped, IssueState.Finished], newsroom.Issues.Rows.Select(issue => issue.State));
            var issue = newsroom.Issues.Rows.Last();
            Assert.True(issue.Articles.Order().SequenceEqual(newsroom.Articles.Rows.Select(row => row.Id).Order()), $"Step {step}: the articles of both weeks are not told once each.");
            Assert.Equal("كلمة", issue.Edits.Note);
            Assert.InRange(newsroom.Mail.AcceptedCopies.Count(copy => copy.Subscriber.Address == "reader0@example.org"), 1 - issue.Tally.Uncertain, 1);
            Assert.InRange(newsroom.Mail.AcceptedCopies.Count(copy => copy.Subscriber.Address == "editor@news.example"), 0, 2);
        }
    }

    // The first week is held and nobody approves it; the second goes out at its deadline, with the note that an editor wrote while it waited.
    private static async Task<Newsroom> FortnightAsync(int? crashAt)
    {
        var edition = Newsroom.Weekly();
        (edition.Approval, edition.EditorAddress) = (ApprovalPolicy.Required, "editor@news.example");
        var newsroom = new Newsroom(editions: edition);
        await newsroom.SubscribeAsync(1);
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        (newsroom.Faults.CrashAt, newsroom.Faults.EndsForGood) = (crashAt + newsroom.Faults.Steps, true);
        await LiveAsync(newsroom, minutes: 60);
        newsroom.Time.SetUtcNow(Cut.AddDays(3));
        await RepeatAsync(newsroom, () => newsroom.UploadArticleAsync(2));
        (edition.Approval, edition.ApprovalHours) = (ApprovalPolicy.UntilDeadline, 1);
        newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await LiveAsync(newsroom, minutes: 30);
        await RepeatAsync(newsroom, () => newsroom.Desk.EditAsync("weekly", edits => edits.WithNote("كلمة"), CancellationToken.None));
        await LiveAsync(newsroom, minutes: 180);
        return newsroom;
    }

    // What a person does is done again when it failed.
    private static async Task RepeatAsync(Newsroom newsroom, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (SimulatedCrash)
        {
            newsroom.Restart();
            await act();
        }
    }

    private static async Task LiveAsync(Newsroom newsroom, int minutes)
    {
        for (var end = newsroom.Time.GetUtcNow().AddMinutes(minutes); newsroom.Time.GetUtcNow() < end; newsroom.Time.Advance(TimeSpan.FromMinutes(1)))
        {
            try
            {
                await newsroom.LiveAsync(TimeSpan.FromMinutes(5));
            }
            catch (Exception crash) when (crash is SimulatedCrash || crash.GetBaseException() is SimulatedCrash)
            {
                newsroom.Restart();
            }
        }
    }

    [Fact]
    public async Task Whatever_line_the_process_ends_on_every_reader_gets_what_he_chose_once_F1_F2_F3_F4()
    {
        var quiet = await WeekAsync(crashAt: null, choices: true);
        Assert.Equal((15, 5), (Finished(quiet).Tally.Sent, Finished(quiet).Tally.Suppressed));

        // Every second one: the test above ends on each of the lines that both have.
        for (var step = 1; step <= quiet.Faults.Steps; step += 2)
        {
            var newsroom = await WeekAsync(step, choices: true);
            var issue = Finished(newsroom);
            var copies = newsroom.Mail.AcceptedCopies.Select(copy => copy.Subscriber.Id).ToList();
            Assert.True(copies.Count == copies.Distinct().Count(), $"Step {step}: somebody was mailed twice.");
            Assert.True(issue.Tally is { Failed: 0, Suppressed: 5 }, $"Step {step}: {issue.Tally}");
            Assert.InRange(issue.Tally.Uncertain, 0, InFlight);
            Assert.All(newsroom.Mail.AcceptedCopies, copy => Assert.Empty(copy.Subscriber.Sections));
        }
    }

    [Fact]
    public async Task Whatever_line_the_process_ends_on_an_address_that_does_not_exist_is_not_written_to_again_F15()
    {
        var quiet = await WeekAsync(crashAt: null, refused: 7);
        Assert.Equal(1, Finished(quiet).Tally.Failed);

        for (var step = 1; step <= quiet.Faults.Steps; step++)
        {
            var newsroom = await WeekAsync(step, refused: 7);
            var tally = Finished(newsroom).Tally;
            var isSuppressed = await newsroom.Suppressions.ListAsync("weekly", IdRange.All, CancellationToken.None).AnyAsync();
            Assert.True(tally.Failed == 1 ? isSuppressed : tally.Uncertain > 0, $"Step {step}: {tally}, and the address is {(isSuppressed ? "" : "not ")}suppressed.");
        }
    }

    // A quarter of the readers each: the edition as it is, in English, in French, and a section that has no story.
    private static async Task SubscribeWithChoicesAsync(Newsroom newsroom)
    {
        for (var number = 0; number < Readers; number++)
            await newsroom.SubscribeAsync($"reader{number}@example.org", ChannelKind.Email, (number % 4) switch { 1 => "en", 2 => "fr", _ => null }, number % 4 == 3 ? ["رياضة"] : []);
    }

    private static async Task<Newsroom> WeekAsync(int? crashAt, bool choices = false, int? refused = null)
    {
        var edition = Newsroom.Weekly();
        edition.Sections = [new() { Title = "رياضة" }, new() { Title = "ثقافة" }];
        var newsroom = new Newsroom(new ScriptedChannel(ChannelKind.Email, copy => Sending.NumberOf(copy) == refused ? Sending.Refused("5.1.1", DeliveryFault.Recipient) : ScriptedChannel.Accepted), edition);
        newsroom.DeliveryOptions.InFlight = InFlight;
        newsroom.Restart();
        if (choices)
            await SubscribeWithChoicesAsync(newsroom);
        else
            await newsroom.SubscribeAsync(Readers);
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        (newsroom.Faults.CrashAt, newsroom.Faults.EndsForGood) = (crashAt + newsroom.Faults.Steps, true);
        await LiveAsync(newsroom, minutes: 144);
        return newsroom;
    }

    private static Issue Finished(Newsroom newsroom)
    {
        var issue = Assert.Single(newsroom.Issues.Rows);
        Assert.Equal(IssueState.Finished, issue.State);
        Assert.Equal((Readers, Readers), (issue.Audience, issue.Tally.Total));
        return issue;
    }
}
