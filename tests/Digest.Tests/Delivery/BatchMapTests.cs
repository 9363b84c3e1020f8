using Digest.Core.Delivery;
using FsCheck.Xunit;

namespace Digest.Tests.Delivery;

public sealed class BatchMapTests
{
    [Property]
    public void Every_id_is_in_the_range_of_its_batch_and_in_no_other(Guid id, ushort many)
    {
        var (reader, batches) = (id.ToString("N"), 1 + (many % 3_000));
        var batch = BatchMap.Of(reader, batches);

        Assert.InRange(batch, 0, batches - 1);
        Assert.True(BatchMap.RangeOf(batch, batches).Contains(reader));
        if (batch > 0)
            Assert.False(BatchMap.RangeOf(batch - 1, batches).Contains(reader));
        if (batch < batches - 1)
            Assert.False(BatchMap.RangeOf(batch + 1, batches).Contains(reader));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1_000, 1)]
    [InlineData(1_001, 2)]
    [InlineData(1_000_000, 1_000)]
    public void An_audience_makes_as_many_batches_as_hold_it(int readers, int batches) => Assert.Equal(batches, BatchMap.CountFor(readers));

    [Fact]
    public void Borders_of_ranges_belong_to_the_later_one()
    {
        foreach (var batches in new[] { 2, 3, 7, 16, 1_000 })
        {
            for (var batch = 1; batch < batches; batch++)
            {
                var border = BatchMap.RangeOf(batch, batches).From.PadRight(32, '0');
                Assert.Equal(batch, BatchMap.Of(border, batches));
            }
        }
    }
}
