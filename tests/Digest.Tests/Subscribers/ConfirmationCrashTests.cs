using Digest.Core.Delivery;
using Digest.Core.Subscribers.Signups;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Subscribers;

/// <summary>Workers that end while they send the mail to confirm. The queue shows a message again that nobody finished.</summary>
public sealed class ConfirmationCrashTests
{
    private static readonly DeliveryOutcome Later = new(OutcomeKind.Deferred, "4.4.1", "try later");

    [Theory]
    [InlineData(30)]
    [InlineData(3_600)]
    public async Task Wherever_a_worker_ends_the_mail_comes_and_twice_only_where_its_answer_was_lost_F1(int hidden)
    {
        var run = new Run(TimeSpan.FromSeconds(hidden), _ => false);
        await run.ToTheEndAsync();
        Assert.Equal((3, 1), (run.Counter.Mail.Tries, run.Counter.Mail.Sent.Count));
        var steps = run.Steps;

        for (var crash = 1; crash <= steps; crash++)
        {
            run = new Run(TimeSpan.FromSeconds(hidden), step => step == crash);
            await run.ToTheEndAsync();
            run.Check();
            Assert.InRange(run.Counter.Mail.Tries, 3, 4);
            Assert.Equal(1, run.Crashes);
        }
    }

    [Fact]
    public async Task Workers_that_end_again_and_again_lose_no_mail_F1()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var run = new Run(TimeSpan.FromSeconds(30), _ => random.Next(8) == 0);
            await run.ToTheEndAsync();
            run.Check();
        }
    }

    [Fact]
    public async Task A_message_that_comes_twice_at_once_sends_one_mail()
    {
        var counter = new Counter();
        await counter.AskAsync();
        Assert.True(counter.Signups.Messages.TryDequeue(out var message));
        // The host shows it to another while the first still sends.
        counter.Mail.Sending = () =>
        {
            counter.Mail.Sending = null;
            return counter.Mailer.SendAsync(message, default);
        };

        await counter.Mailer.SendAsync(message, default);
        while (await counter.WaitAsync() is not null)
            Assert.NotEmpty(counter.Mail.Sent);

        Assert.Equal((1, 1), (counter.Mail.Tries, counter.Mail.Sent.Count));
    }

    /// <summary>One mail, which the server puts off twice, and workers that end at some of their steps.</summary>
    private sealed class Run
    {
        private readonly TimeSpan _hidden;
        private readonly Predicate<int> _ends;
        private int _lost;
        private bool _hasEnded;

        public Run(TimeSpan hidden, Predicate<int> ends)
        {
            (_hidden, _ends) = (hidden, ends);
            Counter.Mail.Sending = () =>
            {
                Counter.Mail.Answer = Counter.Mail.Tries < 3 ? Later : ScriptedChannel.Accepted;
                return Task.CompletedTask;
            };
        }

        public Counter Counter { get; } = new();

        public int Steps { get; private set; }

        public int Crashes { get; private set; }

        public async Task ToTheEndAsync()
        {
            await Counter.AskAsync();
            Counter.Faults.AtStep = Step;
            var queue = Counter.Signups.Waiting;
            Assert.True(Counter.Signups.Messages.TryDequeue(out var first));
            queue.Add((first, Counter.Time.GetUtcNow()));
            while (queue.Count > 0)
            {
                var next = queue.MinBy(message => message.Due);
                Counter.Time.SetUtcNow(next.Due);
                var isShownAgain = !await HandleAsync(next.Message);
                queue.Remove(next);
                if (isShownAgain)
                    queue.Add((next.Message, next.Due + _hidden));
            }
        }

        public void Check()
        {
            Assert.Equal(1 + _lost, Counter.Mail.Sent.Count);
            Assert.Single(Counter.Mail.Sent.Select(mail => mail.Recipient.Id).Distinct());
            Assert.NotNull(Assert.Single(Counter.Signups.Rows).Sent);
        }

        private async Task<bool> HandleAsync(SignupMessage message)
        {
            var accepted = Counter.Mail.Sent.Count;
            try
            {
                await Counter.Mailer.SendAsync(message, default);
                Counter.Faults.Step();
                return true;
            }
            catch (SimulatedCrash)
            {
                _hasEnded = false;
                Crashes++;
                if (Counter.Mail.Sent.Count > accepted && Assert.Single(Counter.Signups.Rows).Owed)
                    _lost++;
                return false;
            }
        }

        // Whoever has ended does nothing more, not even what stands in a catch.
        private void Step(int number)
        {
            _hasEnded = _hasEnded || _ends(++Steps);
            if (_hasEnded)
                throw new SimulatedCrash();
        }
    }
}
