using Microsoft.Azure.Functions.Worker;

namespace Digest.ConformanceTests.Worker;

public sealed class RetryAttributeTests
{
    [Fact]
    public void A_fixed_delay_keeps_its_text()
    {
        var retry = new FixedDelayRetryAttribute(5, "00:00:10");

        Assert.Equal(5, retry.MaxRetryCount);
        Assert.Equal("00:00:10", retry.DelayInterval);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-00:00:01")]
    public void A_fixed_delay_that_is_no_span_or_negative_is_out_of_range(string delay) =>
        Assert.Equal("delayInterval", Assert.Throws<ArgumentOutOfRangeException>(() => new FixedDelayRetryAttribute(1, delay)).ParamName);

    [Fact]
    public void A_growing_delay_keeps_its_limits()
    {
        var retry = new ExponentialBackoffRetryAttribute(5, "00:00:04", "00:15:00");

        Assert.Equal((5, "00:00:04", "00:15:00"), (retry.MaxRetryCount, retry.MinimumInterval, retry.MaximumInterval));
    }

    [Theory]
    [InlineData("x", "00:00:01", "minimumInterval")]
    [InlineData("00:00:01", "x", "maximumInterval")]
    [InlineData("-00:00:01", "00:00:01", "minimumInterval")]
    [InlineData("00:00:00", "-00:00:01", "maximumInterval")]
    public void A_limit_that_is_no_span_or_negative_is_out_of_range(string minimum, string maximum, string parameter) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialBackoffRetryAttribute(1, minimum, maximum)).ParamName);

    [Fact]
    public void The_shortest_pause_cannot_exceed_the_longest()
    {
        var error = Assert.Throws<ArgumentException>(() => new ExponentialBackoffRetryAttribute(1, "00:00:02", "00:00:01"));

        Assert.Equal("minimumInterval", error.ParamName);
    }
}
