using Digest.Core.Feedback;
using FsCheck.Xunit;

namespace Digest.Tests.Feedback;

public sealed class BounceClassTests
{
    [Theory]
    [InlineData("5.1.1")]
    [InlineData("5.1.2")]
    [InlineData("5.1.3")]
    [InlineData("5.1.6")]
    [InlineData("5.1.10")]
    [InlineData("5.2.1")]
    public void An_address_that_does_not_exist_is_told_by_its_code_M28(string code) => Assert.Equal(FeedbackKind.NoSuchAddress, BounceClass.Of(code, SmtpStep.Content));

    [Theory]
    [InlineData("5.7.1")]
    [InlineData("5.7.26")]
    [InlineData("5.7.515")]
    [InlineData("5.1.7")]
    [InlineData("5.1.8")]
    [InlineData("5.5.2")]
    [InlineData("5.6.0")]
    [InlineData("5.2.3")]
    [InlineData("5.3.4")]
    public void A_fault_of_message_or_sender_is_never_the_reader_s_M28(string code) => Assert.Equal(FeedbackKind.SenderFault, BounceClass.Of(code, SmtpStep.Recipient));

    [Theory]
    [InlineData("4.1.1")]
    [InlineData("4.7.1")]
    [InlineData("421")]
    [InlineData("450")]
    [InlineData("451")]
    [InlineData("452")]
    [InlineData("5.2.2")]
    [InlineData("552")]
    [InlineData("5.3.1")]
    [InlineData("5.4.1")]
    [InlineData("5.4.7")]
    public void What_may_pass_is_soft_M28(string code) => Assert.Equal(FeedbackKind.SoftBounce, BounceClass.Of(code, SmtpStep.Recipient));

    [Theory]
    [InlineData("550", SmtpStep.Recipient, FeedbackKind.NoSuchAddress)]
    [InlineData("551", SmtpStep.Recipient, FeedbackKind.NoSuchAddress)]
    [InlineData("553", SmtpStep.Recipient, FeedbackKind.NoSuchAddress)]
    [InlineData("550", SmtpStep.Content, FeedbackKind.HardBounce)]
    [InlineData("550", SmtpStep.Unknown, FeedbackKind.HardBounce)]
    [InlineData("550", SmtpStep.Session, FeedbackKind.SenderFault)]
    [InlineData("554", SmtpStep.Content, FeedbackKind.SenderFault)]
    [InlineData("554", SmtpStep.Recipient, FeedbackKind.HardBounce)]
    [InlineData("556", SmtpStep.Recipient, FeedbackKind.NoSuchAddress)]
    [InlineData("535", SmtpStep.Session, FeedbackKind.SenderFault)]
    public void Without_an_enhanced_code_it_matters_what_was_answered_M28(string code, SmtpStep step, FeedbackKind kind) => Assert.Equal(kind, BounceClass.Of(code, step));

    [Theory]
    [InlineData("timeout")]
    [InlineData("")]
    [InlineData("250")]
    [InlineData("2.1.5")]
    [InlineData("5.1")]
    [InlineData("5.1.1.1")]
    public void Other_words_say_nothing_of_the_reader(string code) => Assert.Equal(FeedbackKind.Other, BounceClass.Of(code, SmtpStep.Recipient));

    [Theory]
    [InlineData("5.0.0", "smtp; 550 5.1.1 No such user", FeedbackKind.NoSuchAddress, "5.1.1")]
    [InlineData("5.0.0", "smtp; 550 Mailbox unavailable", FeedbackKind.HardBounce, "550")]
    [InlineData("5.1.1", "smtp; 550 5.7.1 policy", FeedbackKind.NoSuchAddress, "5.1.1")]
    [InlineData("", "550 5.2.2 (mailbox full) from 10.5.1.1", FeedbackKind.SoftBounce, "5.2.2")]
    [InlineData("5.1.0", "smtp; 450 4.2.1 try later", FeedbackKind.SoftBounce, "5.1.0")]
    [InlineData("", "554 5.7.0 rejected", FeedbackKind.SenderFault, "5.7.0")]
    [InlineData("5.0.0", "smtp; 554 5.7.0 rejected", FeedbackKind.SenderFault, "5.7.0")]
    [InlineData("5.0.0", "", FeedbackKind.HardBounce, "5.0.0")]
    [InlineData("", "relay 5.1.1.7 said no", FeedbackKind.Other, "")]
    public void A_vague_status_is_made_clear_by_the_words_beside_it(string status, string words, FeedbackKind kind, string code) =>
        Assert.Equal((kind, code), BounceClass.Of(status, words, SmtpStep.Unknown));

    [Property]
    public void Any_text_has_an_answer_and_a_written_code_is_read_again(string? text, byte subject, byte detail)
    {
        BounceClass.Of(text ?? "", text ?? "", SmtpStep.Unknown);
        var code = new EnhancedCode(5, subject, detail);
        Assert.Equal(code, EnhancedCode.Parse(code.ToString()));
        Assert.Equal(code, EnhancedCode.Find($"550 {code} no"));
    }
}
