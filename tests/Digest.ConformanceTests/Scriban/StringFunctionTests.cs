namespace Digest.ConformanceTests.Scribans;

public sealed class StringFunctionTests
{
    [Theory]
    [InlineData("""{{ "Hello" | string.append " World" }} {{ "World" | string.prepend "Hello " }} {{ "test" | string.capitalize }} {{ "This is easy" | string.capitalizewords }}""", "Hello World Hello World Test This Is Easy")]
    [InlineData("""{{ "This is easy" | string.contains "easy" }} {{ "This is easy" | string.starts_with "This" }} {{ "This is easy" | string.ends_with "easy" }} {{ "" | string.empty }} {{ " " | string.whitespace }}""", "true true true true true")]
    [InlineData("""{{ "TeSt" | string.downcase }} {{ "TeSt" | string.upcase }} {{ '100 % M @ Ms!!!' | string.handleize }} {{ "Sc\"r\\b" | string.escape }} {{ 'Hello\n"World"' | string.literal }}""", "test TEST 100-m-ms Sc\\\"r\\\\b \"Hello\\n\\\"World\\\"\"")]
    [InlineData("""[{{ '   too many spaces' | string.lstrip }}] [{{ 'too many spaces   ' | string.rstrip }}] [{{ '   x   ' | string.strip }}] {{ "a\r\nb\nc" | string.strip_newlines }}""", "[too many spaces] [too many spaces] [x] abc")]
    [InlineData("{{ 1 | string.pluralize 'product' 'products' }} {{ 2 | string.pluralize 'product' 'products' }} {{ 0 | string.pluralize 'a' 'b' }}", "product products b")]
    [InlineData("""{{ "Hello, world. Goodbye, world." | string.remove "world" }} {{ "Hi, world. Bye, world." | string.remove_first "world" }} {{ "Hi, world. Bye, world." | string.remove_last "world" }}""", "Hello, . Goodbye, . Hi, . Bye, world. Hi, world. Bye, .")]
    [InlineData("""{{ "Hi, world. Bye, world." | string.replace "world" "buddy" }} {{ "Hi, world. Bye, world." | string.replace_first "world" "buddy" }} {{ "aba" | string.replace_first "A" "x" true }}""", "Hi, buddy. Bye, buddy. Hi, buddy. Bye, world. abx")]
    [InlineData("""{{ "hello" | string.slice 1 }} {{ "hello" | string.slice (-3) }} {{ "hello" | string.slice 1 3 }} {{ "hello" | string.slice (-10) 7 }} [{{ "hello" | string.slice 10 }}] {{ "hello" | string.slice1 0 }} {{ "hello" | string.slice1 (-3) 2 }}""", "ello llo ell he [] h ll")]
    [InlineData("""{{ for word in "Hi, how are you today?" | string.split ' ' ~}}{{ word }}|{{ end }} {{ "a,,b" | string.split "," }} {{ "" | string.split "," }}""", """Hi,|how|are|you|today?| ["a", "b"] []""")]
    [InlineData("""{{ "The cat came back" | string.truncate 13 }} {{ "The cat" | string.truncate 5 "~" }} {{ "short" | string.truncate 10 }} {{ "The cat came back" | string.truncatewords 3 }} {{ "one" | string.truncatewords 3 }}""", "The cat ca... The ~ short The cat came... one...")]
    [InlineData("""{{ "123" | string.to_int | math.plus 1 }} {{ "123678912345678" | string.to_long }} {{ "123.4" | string.to_double }} {{ "1.5" | string.to_float }} [{{ "x" | string.to_int }}]""", "124 123678912345678 123.4 1.5 []")]
    [InlineData("""{{ "test" | string.md5 }} {{ "test" | string.sha1 }} {{ "test" | string.sha256 }} {{ "test" | string.hmac_sha256 "secret" }}""", "098f6bcd4621d373cade4e832627b4f6 a94a8fe5ccb19ba61c4c0873d391e987982fbbd3 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 0329a06b62cd16b33eb6792be8c60b158d89a2ee3a876fce9a881ebb488c0914")]
    [InlineData("""{{ "hello" | string.pad_left 7 }}|{{ "hello" | string.pad_right 7 }}| {{ "hello" | string.base64_encode }} {{ "aGVsbG8=" | string.base64_decode }} {{ "hello" | string.size }} {{ "hello" | string.index_of "l" }} {{ "Ab" | string.equals_ignore_case "aB" }}""", "  hello|hello  | aGVsbG8= hello 5 2 true")]
    [InlineData("{{ nothing | string.upcase }}[{{ nothing | string.size }}][{{ nothing | string.strip }}][{{ nothing | string.truncate 5 }}][{{ nothing | string.contains 'a' }}]", "[0][][][false]")]
    [InlineData("""{{ "نص عربي" | string.size }} {{ "نص عربي" | string.split " " | array.last }} {{ "الأخبار" | string.slice 2 }} {{ "أ ب" | string.handleize }}""", "7 عربي أخبار أ-ب")]
    public void String_functions_give_the_documented_values(string template, string expected) => Assert.Equal(expected, Sample.Render(template));
}
