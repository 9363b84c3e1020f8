using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Digest.Core.Delivery;

/// <summary>How copies go out: the section <c>Digest:Delivery</c>.</summary>
public sealed class DeliveryOptions
{
    /// <summary>The section of the configuration that holds them.</summary>
    public const string Section = "Digest:Delivery";

    /// <summary>The most copies that an instance has claimed and not yet recorded: so many rows at most are uncertain after a crash. Never more than four for each connection to the mail server. From 1 to 100, default 64.</summary>
    [Range(1, IDeliveryStore.RowsPerWrite)]
    public int InFlight { get; set; } = 64;

    /// <summary>How long a claim holds: what outlives it was interrupted. Sending ends before, so that whoever has the claim records it. Default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "06:00:00")]
    public TimeSpan ClaimTime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>So long before its claim ends a copy is no longer sent, so that its answer is recorded in time: two minutes, or a quarter of a short claim.</summary>
    internal TimeSpan TimeToRecord => ClaimTime / 4 is var quarter && quarter < MostTimeToRecord ? quarter : MostTimeToRecord;

    // The grace for an answer to what was handed over, and storage that answers at its third try.
    private static readonly TimeSpan MostTimeToRecord = TimeSpan.FromMinutes(2);

    /// <summary>The most mails that the provider takes in a minute, over all instances; 0 for no limit.</summary>
    [Range(0, 1_000_000)]
    public int MailsPerMinute { get; set; }

    /// <summary>The most mails that the provider takes in an hour, over all instances; 0 for no limit.</summary>
    [Range(0, 100_000_000)]
    public int MailsPerHour { get; set; }

    /// <summary>The most mails to any one receiving domain in a minute; 0 for no limit but the one that a domain shows by deferring.</summary>
    [Range(0, 1_000_000)]
    public int MailsPerDomainAndMinute { get; set; }

    /// <summary>An issue is paused when more than this share of its answers are hard bounces. Default 0.05.</summary>
    [Range(0.001, 1)]
    public double MostBounces { get; set; } = 0.05;

    /// <summary>An issue is paused when more than this share of its copies were complained of. Default 0.001.</summary>
    [Range(0.0001, 1)]
    public double MostComplaints { get; set; } = 0.001;

    /// <summary>What is wrong with them; each problem names its setting.</summary>
    public IEnumerable<string> Problems()
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(this, new ValidationContext(this), results, validateAllProperties: true);
        return results.Select(result => $"{Section}:{result.MemberNames.FirstOrDefault()}: {result.ErrorMessage}");
    }

    internal sealed class Check : IValidateOptions<DeliveryOptions>
    {
        public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
        {
            var problems = options.Problems().ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
