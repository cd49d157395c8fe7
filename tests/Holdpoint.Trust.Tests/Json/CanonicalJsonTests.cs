using System.Text;
using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Tests.Json;

public class CanonicalJsonTests
{
    private static string Canonical(string text) =>
        Encoding.UTF8.GetString(CanonicalJson.Write(JsonReader.Read(Encoding.UTF8.GetBytes(text)).Value!));

    [Theory]
    [InlineData("{ \"b\" : [ 1 , -2 ], \"a\" : null }", "{\"a\":null,\"b\":[1,-2]}")]
    [InlineData("\"\\\"\\\\\\/\"", "\"\\\"\\\\/\"")]
    [InlineData("\"\\n\\u0001\\u00e9\"", "\"\n\u0001é\"")]
    [InlineData("[true,false,{},[]]", "[true,false,{},[]]")]
    [InlineData("{\"B\":1,\"a\":2,\"_\":3}", "{\"B\":1,\"_\":3,\"a\":2}")]
    public void The_dialect_sorts_names_and_escapes_two_characters_only(string text, string canonical) =>
        Assert.Equal(canonical, Canonical(text));

    [Fact]
    public void Names_are_sorted_by_code_point_and_not_by_UTF16_unit() =>
        Assert.Equal("{\"\uFF5E\":1,\"😀\":2}", Canonical("{\"😀\":2,\"\uFF5E\":1}"));

    [Fact]
    public void The_order_of_names_is_the_order_of_their_UTF8_bytes()
    {
        string[] names = ["a", "ab", "", "é", "\uE000", "\uFFFF", "😀", "😁", "\U0010FFFF", "z😀", "z\uFFFF"];
        foreach (var left in names)
        foreach (var right in names)
        {
            var bytes = Encoding
                .UTF8.GetBytes(left)
                .AsSpan()
                .SequenceCompareTo(Encoding.UTF8.GetBytes(right));
            Assert.Equal(Math.Sign(bytes), Math.Sign(CanonicalJson.ByCodePoint(left, right)));
        }
    }
}
