using Digest.Core.Articles.Html;

namespace Digest.Tests.Articles.Html;

public sealed class HtmlReferencesTests
{
    [Theory]
    [InlineData("&lt;p&gt; &amp; &quot;&apos;", "<p> & \"'")]
    [InlineData("a&nbsp;b&nbspc", "a\u00A0b\u00A0c")]
    [InlineData("&laquo;&nbsp;a&nbsp;&raquo; &laquo b &raquo", "«\u00A0a\u00A0» « b »")]
    [InlineData("&ldquo;a&rdquo;&hellip; &mdash; &rsquo;", "“a”… — ’")]
    [InlineData("&shy;&zwnj;&zwj;&rlm;&lrm;", "\u00AD\u200C\u200D\u200F\u200E")]
    [InlineData("&eacute;t&eacute &Eacute; &OElig;uvre &scaron; &inodot;", "été É Œuvre š &inodot;")]
    [InlineData("&period;&comma;&colon;&lpar;&rpar;&Tab;&NewLine;", ".,:()\t\n")]
    public void Names_of_news_are_resolved(string source, string text) =>
        Assert.Equal(text, HtmlReferences.Resolve(source));

    [Theory]
    [InlineData("&#1575;&#x644;&#X0644", "الل")]
    [InlineData("&#146;&#147;&#148;&#x85;&#150;", "’“”…–")]
    [InlineData("&#x1F600;", "😀")]
    [InlineData("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("&#39;s &#039;s", "'s 's")]
    public void Numbers_are_resolved_and_those_of_windows_mean_its_signs(string source, string text) =>
        Assert.Equal(text, HtmlReferences.Resolve(source));

    [Theory]
    [InlineData("AT&T & Co && R&D;")]
    [InlineData("&unknown; &; &#; &#x; &#xg; &")]
    [InlineData("&hellip &ldquo")]
    [InlineData("&AMPERSANDANDMORETHANANYNAMEHAS")]
    public void What_is_no_reference_stays(string source) =>
        Assert.Equal(source.Replace("&AMP", "&", StringComparison.Ordinal), HtmlReferences.Resolve(source));

    [Fact]
    public void A_name_that_goes_on_is_none_in_an_address_and_one_in_text()
    {
        Assert.Equal("?a=1&copy=2&regions=3", HtmlReferences.Resolve("?a=1&copy=2&regions=3", inAttribute: true));
        Assert.Equal("©=2 ®ions", HtmlReferences.Resolve("&copy=2 &regions"));
    }
}
