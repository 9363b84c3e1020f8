using System.Globalization;

namespace Digest.Benchmarks.Starting;

/// <summary>What a process holds of the machine's memory, as Linux counts it, in kilobytes.</summary>
/// <param name="Resident">Everything of it that is in memory, files that others map too.</param>
/// <param name="Proportional">The same, with what is shared divided among those who share it.</param>
/// <param name="Private">What nobody else maps.</param>
internal sealed record ProcessMemory(long Resident, long Proportional, long Private)
{
    public static ProcessMemory Of(int process)
    {
        var lines = File.ReadLines($"/proc/{process}/smaps_rollup").Select(line => line.Split([':', ' '], StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length == 3).ToLookup(words => words[0], words => long.Parse(words[1], CultureInfo.InvariantCulture));
        return new ProcessMemory(lines["Rss"].Sum(), lines["Pss"].Sum(), lines["Private_Clean"].Sum() + lines["Private_Dirty"].Sum());
    }
}
