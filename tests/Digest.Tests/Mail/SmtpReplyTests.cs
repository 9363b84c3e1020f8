using System.Text;
using Digest.Mail.Smtp;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Digest.Tests.Mail;

public sealed class SmtpReplyTests
{
    [Fact]
    public async Task Lines_of_one_answer_are_joined()
    {
        var reply = await ReadAsync("550-5.1.1 No\r\n550 5.1.1 such user\r\n");

        Assert.Equal(550, reply.Code);
        Assert.Equal("5.1.1", reply.EnhancedCode);
        Assert.Equal("550 5.1.1 No 5.1.1 such user", reply.Text);
    }

    [Theory]
    [InlineData("250\r\n")]
    [InlineData("250 \r\n")]
    [InlineData("250\n")]
    public async Task An_answer_may_have_no_text(string bytes) => Assert.Equal(250, (await ReadAsync(bytes)).Code);

    [Theory]
    [InlineData("2.1.0 Ok", "2.1.0")]
    [InlineData("2.1.0", "2.1.0")]
    [InlineData("2.123.456 Ok", "2.123.456")]
    [InlineData("2.1 Ok", null)]
    [InlineData("2..1 Ok", null)]
    [InlineData("2.1.1. Ok", null)]
    [InlineData("22.1.1 Ok", null)]
    [InlineData("5.1.1 Ok", null)]
    [InlineData("192.0.2.1 greets you", null)]
    public async Task An_enhanced_code_is_three_numbers_of_the_same_class(string text, string? code) =>
        Assert.Equal(code, (await ReadAsync($"250 {text}\r\n")).EnhancedCode);

    [Theory]
    [InlineData("hello\r\n")]
    [InlineData("25\r\n")]
    [InlineData("2500 Ok\r\n")]
    [InlineData("600 Ok\r\n")]
    [InlineData("199 Ok\r\n")]
    [InlineData("\r\n")]
    [InlineData("250-One\r\n251 Two\r\n")]
    public async Task What_is_no_answer_is_refused(string bytes) =>
        await Assert.ThrowsAsync<SmtpProtocolException>(() => ReadAsync(bytes));

    [Fact]
    public async Task An_answer_has_limits()
    {
        var longLine = $"250 {new string('x', 2040)}\r\n";
        var manyLines = string.Concat(Enumerable.Repeat("250-x\r\n", 99));

        Assert.Equal(512, (await ReadAsync(longLine)).Text.Length);
        Assert.Equal(100, (await ReadAsync(manyLines + "250 x\r\n")).Lines.Count);
        await Assert.ThrowsAsync<SmtpProtocolException>(() => ReadAsync($"250 {new string('x', 2048)}\r\n"));
        await Assert.ThrowsAsync<SmtpProtocolException>(() => ReadAsync(new string('2', 1_000_000)));
        await Assert.ThrowsAsync<SmtpProtocolException>(() => ReadAsync(manyLines + "250-x\r\n250 x\r\n"));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_loss() =>
        await Assert.ThrowsAsync<EndOfStreamException>(() => ReadAsync("250-One\r\n250 Tw"));

    [Fact]
    public async Task Control_characters_do_not_reach_the_log() =>
        Assert.Equal("250 a [31mb", (await ReadAsync("250 a\u001b[31mb\r\n")).Text);

    [Property(Replay = "1234567,7654321")]
    public Property Answers_are_read_the_same_however_they_are_cut()
    {
        var line = Gen.Elements("Ok", "", "2.1.0 fine", "5.1.1 No such user", "القارئ غير معروف", "a - b");
        var answer = Gen.Choose(200, 599).Zip(Gen.NonEmptyListOf(line).Resize(6));
        var answers = Gen.NonEmptyListOf(answer).Resize(5);
        return Prop.ForAll(answers.Zip(Gen.Choose(1, 9)).ToArbitrary(), async input =>
        {
            var (expected, step) = input;
            var bytes = new StringBuilder();
            foreach (var (code, lines) in expected)
            {
                for (var i = 0; i < lines.Count; i++)
                    bytes.Append(code).Append(i == lines.Count - 1 ? ' ' : '-').Append(lines[i]).Append("\r\n");
            }

            var reader = new SmtpReplyReader(new DrippingStream(Encoding.UTF8.GetBytes(bytes.ToString()), step));
            foreach (var (code, lines) in expected)
            {
                var reply = await reader.ReadAsync(CancellationToken.None);
                Assert.Equal(code, reply.Code);
                Assert.Equal(lines, reply.Lines);
            }
        });
    }

    [Property(Replay = "1234567,7654321")]
    public Property Whatever_a_server_sends_is_read_or_refused() =>
        Prop.ForAll(Gen.Choose(0, 255).Select(b => (byte)b).Or(Gen.Elements("250 -\r\n"u8.ToArray())).ArrayOf().ToArbitrary(), async bytes =>
        {
            try
            {
                var reply = await new SmtpReplyReader(new MemoryStream(bytes)).ReadAsync(CancellationToken.None);
                Assert.InRange(reply.Code, 200, 599);
            }
            catch (Exception e) when (e is SmtpProtocolException or EndOfStreamException)
            {
                Assert.NotEmpty(e.Message);
            }
        });

    private static async Task<SmtpReply> ReadAsync(string bytes) =>
        await new SmtpReplyReader(new MemoryStream(Encoding.UTF8.GetBytes(bytes))).ReadAsync(CancellationToken.None);

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class DrippingStream(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(step, buffer.Length)], cancellationToken);
    }
}
