namespace Digest.IntegrationTests.Observing;

/// <summary>A span as it was exported.</summary>
public sealed record OtlpSpan(string Trace, string Id, string Parent, string Name, ulong Start, ulong End, IReadOnlyDictionary<string, string> Tags, IReadOnlyList<string> LinkedTraces)
{
    public static OtlpSpan Read(ProtoField span)
    {
        var fields = ProtoField.Read(span.Bytes).ToLookup(field => field.Number);
        return new OtlpSpan(
            fields[1].Single().Hex,
            fields[2].Single().Hex,
            fields[4].SingleOrDefault()?.Hex ?? "",
            fields[5].Single().Text,
            fields[7].Single().Value,
            fields[8].Single().Value,
            fields[9].ToDictionary(tag => tag.Within(1).Single().Text, tag => string.Concat(tag.Within(2).SelectMany(value => ProtoField.Read(value.Bytes)).Select(value => value.Number == 1 ? value.Text : $"{value.Value}"))),
            [.. fields[13].Select(link => link.Within(1).Single().Hex)]);
    }
}
