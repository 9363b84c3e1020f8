using System.Buffers.Binary;
using System.Text;

namespace Digest.IntegrationTests.Observing;

/// <summary>A field of a protobuf message: enough of the format to read OTLP.</summary>
public sealed record ProtoField(int Number, ReadOnlyMemory<byte> Bytes, ulong Value)
{
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    public string Hex => Convert.ToHexStringLower(Bytes.Span);

    public IEnumerable<ProtoField> Within(int number) => Read(Bytes).Where(field => field.Number == number);

    public static IReadOnlyList<ProtoField> Read(ReadOnlyMemory<byte> message)
    {
        var fields = new List<ProtoField>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message.Span, ref at);
            var number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    fields.Add(new ProtoField(number, default, Varint(message.Span, ref at)));
                    break;
                case 1:
                    fields.Add(new ProtoField(number, default, BinaryPrimitives.ReadUInt64LittleEndian(message.Span[at..])));
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message.Span, ref at);
                    fields.Add(new ProtoField(number, message.Slice(at, length), 0));
                    at += length;
                    break;
                case 5:
                    fields.Add(new ProtoField(number, default, BinaryPrimitives.ReadUInt32LittleEndian(message.Span[at..])));
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"Field {number} has a wire type that protobuf 3 does not have.");
            }
        }

        return fields;
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
