using System.Buffers;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Digest.Channels.Mail;
using Digest.Core.Delivery;
using Digest.Core.Issues.Composition;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Mail;

namespace Digest.Benchmarks.Issues;

/// <summary><c>fill</c>: what each reader's copy of an issue costs, beside what copying as many bytes costs.</summary>
internal static class FillCommand
{
    private const int Stories = 40;

    // Copies and plain copies take turns in so small portions that neighbours on the machine hit both alike.
    private const int Portion = 100;

    // The compiler that rewrites hot code needs its time, and more of it on a busy machine.
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(10);

    private static readonly string[] Names = ["ليلى", "محمد بن عبد الله", "Claire Dubois", "", "سارة الخطيب", "Tom & Jerry", "يوسف"];

    public static Command Create()
    {
        var readers = new Option<int>("--readers") { Description = "How many copies.", DefaultValueFactory = _ => 100_000, HelpName = "N" };
        var command = new Command("fill", "Measures what each reader's copy of an Arabic issue of 40 stories costs, beside plainly copying its bytes. Run it where seeds/ and templates/ are.") { readers };
        command.SetAction(parsed => Run(parsed.GetValue(readers)));
        return command;
    }

    private static void Run(int readers)
    {
        var sample = new SampleIssue(Directory.GetCurrentDirectory(), Stories, "ar");
        var rendered = new IssueRenderer(sample).Render(sample.Edition, sample.Issue, IssueComposition.InOrder(sample.Articles));
        var composer = MailComposer.Create(sample.Edition, sample.Issue, rendered, new MailOptions { Host = "localhost" }, TimeProvider.System);
        var (links, own) = (new UnsubscribeLinks("a secret of the benchmarks, long enough to serve"), new ReaderLinks("a secret of the benchmarks, long enough to serve"));
        var portions = (readers + Portion - 1) / Portion;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"an Arabic issue of {sample.Articles.Count} stories: html of {System.Text.Encoding.UTF8.GetByteCount(rendered.EmailHtml):#,0} bytes, text of {System.Text.Encoding.UTF8.GetByteCount(rendered.EmailText):#,0} bytes"));

        var ratios = new List<double>(portions);
        var (fills, copies) = (new List<double>(portions), new List<double>(portions));
        var (allocated, bytes, counted) = (0L, 0L, 0);
        var start = Stopwatch.GetTimestamp();
        for (var portion = 0; ratios.Count < portions; portion++)
        {
            var (readersCopies, addresses) = Readers(sample, links, own, portion);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var (fill, length) = Fill(composer, readersCopies, addresses);
            var used = GC.GetAllocatedBytesForCurrentThread() - before;
            var copy = Copies(composer, readersCopies[0], addresses[0]);
            if (Stopwatch.GetElapsedTime(start) < Warmup)
                continue;
            fills.Add(fill / Portion);
            copies.Add(copy / Portion);
            ratios.Add(fill / copy);
            (allocated, bytes, counted) = (allocated + used, bytes + length, counted + Portion);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{counted:#,0} copies of {(double)bytes / counted:#,0} bytes: median {Median(fills):0.00} µs a copy, {(double)allocated / counted:#,0} bytes allocated; copying as many bytes: median {Median(copies):0.00} µs; median ratio {Median(ratios):0.000} (of {portions:#,0} pairs, quarters {Quantile(ratios, 0.25):0.000} and {Quantile(ratios, 0.75):0.000})"));
    }

    private static (double Microseconds, long Bytes) Fill(MailComposer composer, Copy[] copies, EmailAddress[] addresses)
    {
        var bytes = 0L;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < copies.Length; i++)
        {
            using var message = composer.Compose(copies[i], addresses[i]);
            bytes += message.Bytes.Length;
        }

        return (Stopwatch.GetElapsedTime(start).TotalMicroseconds, bytes);
    }

    private static double Copies(MailComposer composer, Copy copy, EmailAddress address)
    {
        using var message = composer.Compose(copy, address);
        var bytes = message.Bytes.Span;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Portion; i++)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(bytes.Length);
            bytes.CopyTo(buffer);
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static (Copy[] Copies, EmailAddress[] Addresses) Readers(SampleIssue sample, UnsubscribeLinks links, ReaderLinks own, int portion)
    {
        var copies = new Copy[Portion];
        for (var i = 0; i < Portion; i++)
        {
            var number = (portion * Portion) + i;
            var address = string.Create(CultureInfo.InvariantCulture, $"reader{number}@example.org");
            var subscriber = new Subscriber { Id = SubscriberId.For(sample.Edition.Id, ChannelKind.Email, address), Edition = sample.Edition.Id, Channel = ChannelKind.Email, Address = address, Name = Names[number % Names.Length] };
            copies[i] = new Copy(subscriber, DeliveryId.For(sample.Issue.Id, subscriber.Id), links.For(sample.Edition, subscriber), 1) { PreferencesUrl = own.Preferences(sample.Edition, subscriber.Id) };
        }

        return (copies, Array.ConvertAll(copies, copy => EmailAddress.Parse(copy.Subscriber.Address)));
    }

    private static double Median(List<double> values) => Quantile(values, 0.5);

    private static double Quantile(List<double> values, double share) => values.Order().ElementAt((int)(values.Count * share));
}
