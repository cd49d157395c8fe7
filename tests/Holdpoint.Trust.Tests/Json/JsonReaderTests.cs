using System.Diagnostics;
using System.Text;
using CsCheck;
using Holdpoint.Tests;
using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Tests.Json;

public class JsonReaderTests
{
    [Theory]
    [InlineData("", "json-syntax")]
    [InlineData("{", "json-syntax")]
    [InlineData("{\"a\":1,}", "json-syntax")]
    [InlineData("[1,]", "json-syntax")]
    [InlineData("[1 2]", "json-syntax")]
    [InlineData("{} {}", "json-syntax")]
    [InlineData("{a:1}", "json-syntax")]
    [InlineData("'a'", "json-syntax")]
    [InlineData("nul", "json-syntax")]
    [InlineData("01", "json-syntax")]
    [InlineData("-", "json-syntax")]
    [InlineData("+1", "json-syntax")]
    [InlineData("\"a", "json-syntax")]
    [InlineData("\"a\nb\"", "json-syntax")]
    [InlineData("\"\\x\"", "json-syntax")]
    [InlineData("\"\\u12g4\"", "json-syntax")]
    [InlineData("\"\\u 12\"", "json-syntax")]
    [InlineData("// c\n1", "json-syntax")]
    [InlineData("1.0", "json-number")]
    [InlineData("1e3", "json-number")]
    [InlineData("-0", "json-number")]
    [InlineData("9223372036854775808", "json-number")]
    [InlineData("{\"a\":1,\"b\":2,\"a\":1}", "json-duplicate")]
    [InlineData("{\"a\":1,\"\\u0061\":1}", "json-duplicate")]
    [InlineData("\"\\ud800\"", "json-surrogate")]
    [InlineData("\"\\udc00\\ud800\"", "json-surrogate")]
    [InlineData("\"\\ud800\\u0041\"", "json-surrogate")]
    public void What_two_readers_could_take_differently_is_refused(string text, string code)
    {
        var (value, fault) = JsonReader.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(value);
        Assert.Equal(code, fault!.Code);
    }

    [Fact]
    public void A_byte_order_mark_and_bytes_that_are_no_UTF8_are_refused()
    {
        Assert.Equal("json-syntax", JsonReader.Read([0xEF, 0xBB, 0xBF, (byte)'1']).Fault!.Code);
        var fault = JsonReader
            .Read("[\"a\",\n\"\u00FF\"]"u8.ToArray().Select(b => b == 0xC3 ? (byte)0xFF : b).ToArray())
            .Fault!;
        Assert.Equal(("json-utf8", 2, 2), (fault.Code, fault.Line, fault.Column));
    }

    [Fact]
    public void A_fault_names_its_place()
    {
        var fault = JsonReader.Read("{\n  \"a\": 1,\n  \"a\": 2\n}"u8).Fault!;
        Assert.Equal((3, 3, 14), (fault.Line, fault.Column, fault.Offset));
    }

    [Fact]
    public void Depth_size_and_count_have_limits()
    {
        var deep = Encoding.ASCII.GetBytes(new string('[', 33) + new string(']', 33));
        Assert.Equal("json-depth", JsonReader.Read(deep).Fault!.Code);
        Assert.NotNull(JsonReader.Read(deep.AsSpan(1, 64)).Value);
        Assert.Equal("json-size", JsonReader.Read("[1,2,3]"u8, new(Bytes: 6)).Fault!.Code);
        Assert.Equal("json-size", JsonReader.Read("[1,2,3]"u8, new(Values: 3)).Fault!.Code);
    }

    [Fact]
    public void Escapes_and_characters_of_any_plane_are_read()
    {
        var text = JsonReader
            .Read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00é😀\\u0000\""u8)
            .Value!.AsText;
        Assert.Equal("\"\\/\b\f\n\r\té😀é😀\0", text);
    }

    [Fact]
    public void Large_objects_are_looked_up_by_name()
    {
        var pairs = Enumerable.Range(0, 500).Select(at => $"\"k{at}\": {at}");
        var read = (JsonObject)
            JsonReader.Read(Encoding.UTF8.GetBytes($"{{{string.Join(',', pairs)}}}")).Value!;
        Assert.Equal(499, read["k499"]!.AsInteger);
        Assert.Null(read["k500"]);
        Assert.Null(read.Without("k7")["k7"]);
        Assert.Equal(1, read.With("k7", 1)["k7"]!.AsInteger);
    }

    [Fact]
    public void What_is_written_is_read_back_the_same() =>
        Values.Any.Sample(
            value =>
            {
                var read = JsonReader.Read(JsonWriter.Write(value));
                Assert.Null(read.Fault);
                Assert.True(value.SameAs(read.Value));
            },
            iter: 500
        );

    [Fact]
    public void Damaged_documents_never_throw()
    {
        var seeds = new[]
        {
            "{\"signed\":{\"_type\":\"root\",\"version\":1,\"a\":[true,null,-12,\"\\ud83d\\ude00é\\u0041\"]}}"u8.ToArray(),
            "[[[{\"x\":\"\\n\"}]],9223372036854775807]"u8.ToArray(),
        };
        var random = new Random(7);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < FuzzBudget.Seconds)
        {
            var bytes = (byte[])seeds[random.Next(seeds.Length)].Clone();
            for (var change = random.Next(1, 5); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var cut = bytes.AsSpan(0, random.Next(bytes.Length + 1));
            var (value, fault) = JsonReader.Read(cut);
            Assert.True(value is null != fault is null);
            if (value is not null)
                Assert.True(value.SameAs(JsonReader.Read(JsonWriter.Write(value)).Value));
        }
    }

    internal static class Values
    {
        private static readonly Gen<string> Text = Gen.OneOf(
            Gen.String.AlphaNumeric,
            Gen.OneOf(
                new[] { "é", "😀", "\"\\", "\n\0", "\uFFFD", "" }.Select(text => Gen.Const(text)).ToArray()
            )
        );

        public static readonly Gen<JsonValue> Any = Gen.Recursive<JsonValue>(
            (depth, inner) =>
            {
                var leaf = Gen.OneOf(
                    Gen.Long.Select(number => (JsonValue)number),
                    Text.Select(text => (JsonValue)text),
                    Gen.Bool.Select(truth => (JsonValue)truth),
                    Gen.Const<JsonValue>(JsonNull.Instance)
                );
                return depth > 4
                    ? leaf
                    : Gen.OneOf(
                        leaf,
                        inner.Array[0, 4].Select(items => (JsonValue)JsonArray.Of(items)),
                        Gen.Select(Text, inner)
                            .Array[0, 4]
                            .Select(pairs =>
                                (JsonValue)
                                    new JsonObject(
                                        pairs
                                            .DistinctBy(pair => pair.Item1)
                                            .Select(pair => new JsonMember(pair.Item1, pair.Item2))
                                    )
                            )
                    );
            }
        );
    }
}
