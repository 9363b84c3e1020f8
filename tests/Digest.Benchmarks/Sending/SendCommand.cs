using System.CommandLine;
using System.Globalization;
using Digest.Benchmarks.Issues;
using Digest.Channels.Mail;
using Digest.Core.Delivery;
using Digest.Core.Issues.Composition;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Mail;

namespace Digest.Benchmarks.Sending;

/// <summary><c>send</c>: how many messages a second we and others send, in turn, into the same sink on the same machine.</summary>
internal static class SendCommand
{
    private const int Delay = 50;

    private static readonly int[] Connections = [1, 4, 16];

    public static Command Create()
    {
        var stories = new Option<int>("--stories") { Description = "How many stories the issue has; 16 make a message of about 61 KB.", DefaultValueFactory = _ => 16, HelpName = "N" };
        var runs = new Option<int>("--runs") { Description = "How often each sender sends; the median counts.", DefaultValueFactory = _ => 3, HelpName = "N" };
        var only = new Option<string[]>("--only") { Description = "Only these of bare, chunking, signed, tls and relay.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [], HelpName = "NAME" };
        var ours = new Option<bool>("--ours") { Description = "Only our own sender." };
        var command = new Command("send", "Measures how fast messages, different for each reader, are sent to a bare sink, with TLS, and to a relay that takes 50 ms. Run it where seeds/, templates/ and eng/ are.") { stories, runs, only, ours };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(stories), parsed.GetValue(runs), parsed.GetValue(only)!, parsed.GetValue(ours)));
        return command;
    }

    private static async Task RunAsync(int stories, int runs, string[] only, bool isOursOnly)
    {
        var root = Directory.GetCurrentDirectory();
        var sample = new SampleIssue(root, stories, "ar");
        var rendered = new IssueRenderer(sample).Render(sample.Edition, sample.Issue, IssueComposition.InOrder(sample.Articles));
        var size = SizeOf(sample, rendered);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"messages of {size:#,0} bytes; {Environment.ProcessorCount} cores; median of {runs} runs"));
        var ours = new OurSender(sample, rendered, signs: false);
        ISender[] all = isOursOnly ? [ours] : [ours, new Nodemailer(root, rendered), new SmtpSource(root, size)];
        bool Wanted(string name) => only.Length == 0 || only.Contains(name);

        if (Wanted("bare"))
        {
            foreach (var connections in Connections)
            {
                using var sink = SinkProcess.Start(root);
                await CompareAsync("bare sink", all, runs, sink, connections);
            }
        }

        if (Wanted("chunking"))
        {
            using var sink = SinkProcess.Start(root, offers: "CHUNKING");
            await CompareAsync("bare sink that offers CHUNKING", [ours], runs, sink, 16);
        }

        if (Wanted("signed"))
        {
            using var sink = SinkProcess.Start(root);
            await CompareAsync("bare sink", [new OurSender(sample, rendered, signs: true)], runs, sink, 16);
        }

        if (Wanted("tls"))
        {
            foreach (var connections in Connections)
            {
                using var sink = SinkProcess.Start(root, tls: true);
                await CompareAsync("sink with TLS", all, runs, sink, connections, tls: true);
            }
        }

        if (Wanted("relay"))
        {
            using var sink = SinkProcess.Start(root, Delay);
            await CompareAsync($"relay that answers after {Delay} ms, so that {16_000 / Delay}/s are possible", all, runs, sink, 16, messages: 1_600);
        }
    }

    private static async Task CompareAsync(string title, ISender[] senders, int runs, SinkProcess sink, int connections, bool tls = false, int? messages = null)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{title}, connections: {connections}"));
        var results = senders.ToDictionary(sender => sender, _ => new List<(SinkReport Report, SenderCost Cost)>());
        for (var i = 0; i < runs; i++)
        {
            foreach (var sender in senders)
            {
                var count = messages ?? (sender is Nodemailer ? 1_500 : 15_000);
                var run = new Run(sink.Port, tls, connections, Skipped: count / 5, count);
                if (sender.Missing(run) is not null)
                    continue;
                sink.Begin(run.Skipped);
                var cost = await sender.SendAsync(run);
                var report = sink.Report(run.Skipped);
                if (report.Messages != run.Skipped + run.Messages)
                    throw new InvalidOperationException($"{sender.Name} sent {run.Skipped + run.Messages} messages, and the sink counted {report.Messages}.");
                results[sender].Add((report, cost));
            }
        }

        foreach (var (sender, measured) in results)
        {
            if (measured.Count == 0)
            {
                Console.WriteLine($"  {sender.Name,-24} skipped: {sender.Missing(new Run(sink.Port, tls, connections, 0, 0))}");
                continue;
            }

            var rates = measured.Select(one => one.Report.PerSecond).Order().ToList();
            var (report, cost) = measured.OrderBy(one => one.Report.PerSecond).ElementAt(measured.Count / 2);
            var cpu = cost.Cpu is { } time ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.000} ms of CPU, ") : "";
            var allocated = cost.Allocated is { } bytes ? string.Create(CultureInfo.InvariantCulture, $", {bytes:#,0} bytes allocated") : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {sender.Name,-24} {report.PerSecond,9:#,0}/s [{rates[0]:#,0}..{rates[^1]:#,0}]; a message: {cpu}{report.Trips:0.00} round trips, {report.Bytes:#,0} bytes{allocated}"));
        }
    }

    private static int SizeOf(SampleIssue sample, RenderedIssue rendered)
    {
        using var composer = MailComposer.Create(sample.Edition, sample.Issue, rendered, new MailOptions { Host = "localhost" }, TimeProvider.System);
        var subscriber = new Subscriber { Id = new string('0', 32), Edition = sample.Edition.Id, Channel = ChannelKind.Email, Address = "reader@example.org", Name = "ليلى" };
        using var message = composer.Compose(new Copy(subscriber, new string('0', 32), new Uri("https://digest.mizan.example/u/0"), 1), EmailAddress.Parse(subscriber.Address));
        return message.Bytes.Length;
    }
}
