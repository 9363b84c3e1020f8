using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;
using Microsoft.Extensions.Options;

namespace Digest.Tests.Delivery;

public sealed class FlightTests
{
    [Fact]
    public async Task Many_at_once_never_hold_more_places_than_there_are_and_all_get_some()
    {
        var flight = New(places: 7);
        var (held, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(1, 200).Select(number => Task.Run(async () =>
        {
            var taken = await flight.TakeAsync(1 + (number % 9), CancellationToken.None);
            Assert.InRange(taken, 1, 1 + (number % 9));
            var now = Interlocked.Add(ref held, taken);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Add(ref held, -taken);
            flight.Give(taken);
        })));

        Assert.InRange(most, 1, 7);
        Assert.Equal(7, flight.TakeFree(100));
    }

    [Fact]
    public async Task Whoever_stops_waiting_takes_no_place_and_keeps_nobody_from_one()
    {
        var flight = New(places: 1);
        Assert.Equal(1, await flight.TakeAsync(1, CancellationToken.None));
        using var stopping = new CancellationTokenSource();
        var gone = flight.TakeAsync(1, stopping.Token);
        var next = flight.TakeAsync(1, CancellationToken.None);

        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.False(next.IsCompleted);
        flight.Give(1);

        Assert.Equal(1, await next);
        Assert.Equal(0, flight.TakeFree(1));
    }

    [Theory]
    [InlineData(64, 4, 16)]
    [InlineData(64, 16, 64)]
    [InlineData(10, 4, 10)]
    [InlineData(64, null, 64)]
    public void No_more_is_claimed_than_a_few_for_each_that_goes_out_at_once(int inFlight, int? atOnce, int places) =>
        Assert.Equal(places, new Flight(Options.Create(new DeliveryOptions { InFlight = inFlight }), [new ScriptedChannel(ChannelKind.Webhook), new ScriptedChannel(ChannelKind.Email) { AtOnce = atOnce }]).Places);

    [Theory]
    [InlineData(0, "Digest:Delivery:InFlight")]
    [InlineData(101, "Digest:Delivery:InFlight")]
    public void A_setting_out_of_its_range_is_named(int inFlight, string setting) =>
        Assert.StartsWith(setting, Assert.Single(new DeliveryOptions { InFlight = inFlight }.Problems()), StringComparison.Ordinal);

    private static Flight New(int places) => new(Options.Create(new DeliveryOptions { InFlight = places }), []);

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
