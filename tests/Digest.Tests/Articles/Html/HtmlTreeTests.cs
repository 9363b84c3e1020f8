using Digest.Core.Articles.Html;

namespace Digest.Tests.Articles.Html;

public sealed class HtmlTreeTests
{
    [Theory]
    [InlineData("<p>a<p>b", "p[a] p[b]")]
    [InlineData("<p>a<div>b</div>c", "p[a] div[b] c")]
    [InlineData("<p>a<span>b<p>c", "p[a span[b]] p[c]")]
    [InlineData("<ul><li>a<li>b</ul>c", "ul[li[a] li[b]] c")]
    [InlineData("<ul><li>a<ul><li>b</ul><li>c</ul>", "ul[li[a ul[li[b]]] li[c]]")]
    [InlineData("<ul><li><div>a<li>b</ul>", "ul[li[div[a]] li[b]]")]
    [InlineData("<ul><li><section>a<li>b</ul>", "ul[li[section[a li[b]]]]")]
    [InlineData("<dl><dt>a<dd>b<dt>c</dl>", "dl[dt[a] dd[b] dt[c]]")]
    [InlineData("<table><tr><td>a<td>b<tr><th>c</table>d", "table[tr[td[a] td[b]] tr[th[c]]] d")]
    [InlineData("<table><thead><tr><th>a<tbody><tr><td>b</table>", "table[thead[tr[th[a]]] tbody[tr[td[b]]]]")]
    [InlineData("<table><caption>a<tr><td>b</table>", "table[caption[a] tr[td[b]]]")]
    [InlineData("<h1>a<h2>b</h2>", "h1[a] h2[b]")]
    [InlineData("<h2>a</h3>b", "h2[a] b")]
    [InlineData("<button>a<button>b", "button[a] button[b]")]
    public void What_a_page_leaves_open_is_closed_where_its_like_begins(string page, string tree) =>
        Assert.Equal(tree, TreeText.Outline(page));

    [Theory]
    [InlineData("<table><tr><td><p>a<table><tr><td>b</table>c</p>d<td>e</table>", "table[tr[td[p[a] table[tr[td[b]]] c p d] td[e]]]")]
    [InlineData("<table><tr><td></div>a</p>b</table>", "table[tr[td[a p b]]]")]
    [InlineData("<div><table><tr><td>a</div>b</table>c</div>d", "div[table[tr[td[a b]]] c] d")]
    public void A_table_in_a_table_is_closed_on_its_own(string page, string tree) =>
        Assert.Equal(tree, TreeText.Outline(page));

    [Theory]
    [InlineData("<b>a<i>b</b>c</i>d", "b[a i[b]] c d")]
    [InlineData("<a>a<div>b</a>c</div>d", "a[a div[b c]] d")]
    [InlineData("<a>a<a>b", "a[a] a[b]")]
    [InlineData("<div>a</span>b</div>", "div[a b]")]
    [InlineData("<span><div>a</span>b</div>c", "span[div[a b] c]")]
    [InlineData("<x-a><div>a</x-a>b</div>c</x-a>d", "x-a[div[a b] c] d")]
    public void Misnested_elements_end_where_their_end_stands(string page, string tree) =>
        Assert.Equal(tree, TreeText.Outline(page));

    [Theory]
    [InlineData("<script>if (a</b && '</scripture>' > \"<p>\") &amp;</script>x", "script[if (a</b && '</scripture>' > \"<p>\") &amp;] x")]
    [InlineData("<STYLE>p > a {}</Style >x", "style[p > a {}] x")]
    [InlineData("<title>a <b>&amp; c</title>x", "title[a <b>& c] x")]
    [InlineData("<textarea><p>a</textarea>x", "textarea[<p>a] x")]
    [InlineData("<script></script>x", "script x")]
    public void Raw_text_holds_no_markup(string page, string tree) =>
        Assert.Equal(tree, TreeText.Outline(page));

    [Theory]
    [InlineData("a<!-- <p> -- > -->b", "a b")]
    [InlineData("a<!-->b", "a b")]
    [InlineData("a<!--->b", "a b")]
    [InlineData("a<!-- x --!>b", "a b")]
    [InlineData("a<!doctype html>b<?php echo '?>c", "a b c")]
    [InlineData("a<![CDATA[ x ]]>b", "a b")]
    [InlineData("a</>b</ c>d", "a b d")]
    public void Comments_and_declarations_are_no_text(string page, string tree) =>
        Assert.Equal(tree, TreeText.Outline(page));

    [Theory]
    [InlineData("1 < 2 and 3<4 <5> <", "1 < 2 and 3<4 <5> <")]
    [InlineData("a <- b </", "a <- b </")]
    [InlineData("\u0623 <\u0628> \u062C", "\u0623 <\u0628> \u062C")]
    public void A_sign_that_starts_no_tag_is_text(string page, string tree) =>
        Assert.Equal(tree, TreeText.Outline(page));

    [Theory]
    [InlineData("a<br>b<br/>c</br>d", "a br b br c br d")]
    [InlineData("<p>a<img src=x>b<hr>c", "p[a img b] hr c")]
    [InlineData("<div/>a</div>b", "div[a] b")]
    [InlineData("<svg><path/><a/><title/></svg>b", "svg[path a title] b")]
    [InlineData("<x-ad/>b", "x-ad b")]
    public void Void_elements_have_no_content(string page, string tree) =>
        Assert.Equal(tree, TreeText.Outline(page));

    [Theory]
    [InlineData("<html><head><title>t</title><p>a", "html[head[title[t]] p[a]]")]
    [InlineData("<html><head><meta charset=x>a", "html[head[meta] a]")]
    [InlineData("<head><x-ad><body>a</body>b</html>c", "head[x-ad] body[a b c]")]
    [InlineData("<body><p>a</p></body></html><p>b</p>", "body[p[a] p[b]]")]
    public void A_head_ends_where_text_begins_and_text_behind_the_body_is_shown(string page, string tree) =>
        Assert.Equal(tree, TreeText.Outline(page));

    [Theory]
    [InlineData("<p id=x class='a b' TITLE=\"c > d\" hidden>")]
    [InlineData("<p id=x id=y class='a b' class=c title='c > d' hidden=''>")]
    [InlineData("<p\nid = x\tclass\n= \"a b\" title='c > d' / hidden/>")]
    [InlineData("<p id=x class='a b'title='c > d'hidden =>")]
    public void Attributes_are_read_quoted_or_not_and_the_first_of_a_name_counts(string page)
    {
        var p = HtmlTree.Parse(page).All(Tag.P).Single();

        Assert.Equal(("x", "a b", "c > d", ""), (p.Attribute("ID"), p.Attribute("class"), p.Attribute("title"), p.Attribute("hidden")));
        Assert.Null(p.Attribute("lang"));
    }

    [Theory]
    [InlineData("<a href=/a/b/>", "/a/b/")]
    [InlineData("<a href=?a=1&copy=2&amp;b=3>", "?a=1&copy=2&b=3")]
    [InlineData("<a href='a\"b'>", "a\"b")]
    [InlineData("<a href=>", "")]
    [InlineData("<a =href=b href=c>", "c")]
    public void The_value_of_an_attribute_is_what_a_browser_takes(string page, string value) =>
        Assert.Equal(value, HtmlTree.Parse(page).All(Tag.A).Single().Attribute("href"));

    [Theory]
    [InlineData("<p>a<b title=\"x>c</b><p>d")]
    [InlineData("<p>a<!-- b<p>c")]
    [InlineData("<p>a<script>b<p>c")]
    [InlineData("<p>a<b")]
    [InlineData("<p>a</b")]
    public void What_is_never_ended_takes_the_rest_of_the_page_and_nothing_before_it(string page)
    {
        var tree = HtmlTree.Parse(page);

        Assert.Equal("a", tree.All(Tag.P).First().FirstChild.Raw.ToString());
        Assert.Single(tree.All(Tag.P));
    }

    [Theory]
    [InlineData("<div>", 512)]
    [InlineData("<b>", 512)]
    [InlineData("<b><p>", 512)]
    [InlineData("<a><div>", 512)]
    [InlineData("<table><tr><td>", 512)]
    [InlineData("<ul><li>", 512)]
    [InlineData("<x>", 512)]
    public void A_hundred_thousand_open_tags_keep_their_text_and_a_bounded_depth(string tags, int deepest)
    {
        var tree = HtmlTree.Parse(string.Concat(Enumerable.Repeat(tags + "a", 100_000)) + "<script>no text</script>");

        Assert.Equal(100_000, tree.All(Tag.Text).Count(text => text.Raw is "a"));
        Assert.InRange(tree.All(Tag.Text).Last(text => text.Raw is "a").Ancestors().Count(), 1, deepest);
        Assert.Equal(Tag.Script, tree.All(Tag.Text).Last().Parent.Tag);
    }

    [Fact]
    public void Text_of_neighbouring_blocks_is_kept_apart_and_that_of_inline_elements_is_not() =>
        Assert.Equal("a b cd e", HtmlTree.Parse("<section><div>a</div>b<br>c<i>d</i><p>e</section>").Root.FirstChild.Text());
}
