using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;

namespace Holdpoint.Trust.Json;

/// <summary>
/// Reads JSON (RFC 8259) as strictly as two verifiers need to agree on it: UTF-8 without byte order mark, no name
/// twice in one object, no fraction, no exponent, no lone surrogate, nothing after the document. Never throws on input.
/// </summary>
public ref struct JsonReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly JsonLimits _limits;
    private int _at;
    private int _values;
    private JsonFault? _fault;

    private JsonReader(ReadOnlySpan<byte> bytes, JsonLimits limits)
    {
        _bytes = bytes;
        _limits = limits;
    }

    /// <summary>The document in these bytes, or what is wrong with it.</summary>
    public static JsonReading Read(ReadOnlySpan<byte> bytes, JsonLimits? limits = null)
    {
        var reader = new JsonReader(bytes, limits ?? JsonLimits.Usual);
        var value = reader.Document();
        return reader._fault is { } fault ? new(null, fault) : new(value, null);
    }

    /// <summary>The object in these bytes, or what is wrong with it.</summary>
    public static JsonObject? ReadObject(ReadOnlySpan<byte> bytes, JsonLimits? limits, out JsonFault? fault)
    {
        (var value, fault) = Read(bytes, limits);
        if (value is not null and not JsonObject)
            fault = new("json-syntax", 0, 1, 1, "The document is no object.");
        return value as JsonObject;
    }

    private JsonValue? Document()
    {
        if (_bytes.Length > _limits.Bytes)
            return Fail("json-size", $"{_bytes.Length} bytes are more than the {_limits.Bytes} allowed.");
        if (!Utf8.IsValid(_bytes))
        {
            _at = FirstBadByte();
            return Fail("json-utf8", "These bytes are not UTF-8.");
        }
        var value = Value(0);
        if (value is null)
            return null;
        SkipSpace();
        return _at == _bytes.Length ? value : Fail("json-syntax", "Something follows the document.");
    }

    private JsonValue? Value(int depth)
    {
        SkipSpace();
        if (_at == _bytes.Length)
            return Fail("json-syntax", "The document ends where a value is due.");
        if (++_values > _limits.Values)
            return Fail("json-size", $"More than {_limits.Values} values.");
        switch (_bytes[_at])
        {
            case (byte)'{' or (byte)'[' when depth >= _limits.Depth:
                return Fail("json-depth", $"Nested deeper than {_limits.Depth} levels.");
            case (byte)'{':
                return Object(depth + 1);
            case (byte)'[':
                return Array(depth + 1);
            case (byte)'"':
                return Text() is { } text ? new JsonString(text) : null;
            case (byte)'t':
                return Word("true"u8, JsonTruth.Of(true));
            case (byte)'f':
                return Word("false"u8, JsonTruth.Of(false));
            case (byte)'n':
                return Word("null"u8, JsonNull.Instance);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return Number();
            default:
                return Fail("json-syntax", "No JSON value starts like this.");
        }
    }

    private JsonObject? Object(int depth)
    {
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        _at++;
        if (Take((byte)'}'))
            return JsonObject.Empty;
        do
        {
            SkipSpace();
            var start = _at;
            if (_at == _bytes.Length || _bytes[_at] != '"')
            {
                Fail("json-syntax", "A name in quotation marks is due.");
                return null;
            }
            if (Text() is not { } name)
                return null;
            if (!places.TryAdd(name, members.Count))
            {
                _at = start;
                Fail("json-duplicate", $"The name \"{Shown(name)}\" occurs twice in one object.");
                return null;
            }
            if (!Take((byte)':'))
            {
                Fail("json-syntax", "A colon is due.");
                return null;
            }
            if (Value(depth) is not { } value)
                return null;
            members.Add(new(name, value));
        } while (Take((byte)','));
        if (!Take((byte)'}'))
        {
            Fail("json-syntax", "A comma or a closing brace is due.");
            return null;
        }
        return new(members.DrainToImmutable(), places.Count > 8 ? places : null);
    }

    private JsonArray? Array(int depth)
    {
        var items = ImmutableArray.CreateBuilder<JsonValue>();
        _at++;
        if (Take((byte)']'))
            return new([]);
        do
        {
            if (Value(depth) is not { } value)
                return null;
            items.Add(value);
        } while (Take((byte)','));
        if (!Take((byte)']'))
        {
            Fail("json-syntax", "A comma or a closing bracket is due.");
            return null;
        }
        return new(items.DrainToImmutable());
    }

    private string? Text()
    {
        var start = ++_at;
        var plain = _bytes[start..].IndexOfAnyInRange((byte)0, (byte)0x1F);
        var end = _bytes[start..].IndexOfAny((byte)'"', (byte)'\\');
        if (end >= 0 && (plain < 0 || plain > end) && _bytes[start + end] == '"')
        {
            _at = start + end + 1;
            return Encoding.UTF8.GetString(_bytes.Slice(start, end));
        }
        return EscapedText();
    }

    private string? EscapedText()
    {
        var text = new StringBuilder();
        while (_at < _bytes.Length)
        {
            var b = _bytes[_at];
            if (b == '"')
            {
                _at++;
                return text.ToString();
            }
            if (b < 0x20)
            {
                Fail("json-syntax", "A control character stands in a string unescaped.");
                return null;
            }
            if (b == '\\')
            {
                if (!Escape(text))
                    return null;
                continue;
            }
            var run = _bytes[_at..].IndexOfAny((byte)'"', (byte)'\\');
            var control = _bytes[_at..].IndexOfAnyInRange((byte)0, (byte)0x1F);
            var length = Math.Min(
                run < 0 ? _bytes.Length - _at : run,
                control < 0 ? _bytes.Length - _at : control
            );
            text.Append(Encoding.UTF8.GetString(_bytes.Slice(_at, length)));
            _at += length;
        }
        Fail("json-syntax", "The document ends within a string.");
        return null;
    }

    private bool Escape(StringBuilder text)
    {
        var start = _at++;
        var kind = _at < _bytes.Length ? _bytes[_at++] : (byte)0;
        var plain = kind switch
        {
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            (byte)'/' => '/',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => '\0',
        };
        if (plain != '\0')
        {
            text.Append(plain);
            return true;
        }
        if (kind != 'u' || Hex() is not { } first)
        {
            _at = start;
            Fail("json-syntax", "No such escape.");
            return false;
        }
        if (!char.IsSurrogate(first))
        {
            text.Append(first);
            return true;
        }
        if (
            char.IsHighSurrogate(first)
            && _bytes[_at..].StartsWith("\\u"u8)
            && Skip(2)
            && Hex() is { } second
            && char.IsLowSurrogate(second)
        )
        {
            text.Append(first).Append(second);
            return true;
        }
        _at = start;
        Fail("json-surrogate", "Half of a surrogate pair stands alone.");
        return false;
    }

    private char? Hex()
    {
        if (_bytes.Length - _at < 4)
            return null;
        var digits = _bytes.Slice(_at, 4);
        if (!Utf8Parser.TryParse(digits, out ushort code, out var used, 'x') || used != 4)
            return null;
        _at += 4;
        return (char)code;
    }

    private JsonInteger? Number()
    {
        var start = _at;
        var negative = _bytes[_at] == '-';
        if (negative)
            _at++;
        var digits = _at;
        while (_at < _bytes.Length && _bytes[_at] is >= (byte)'0' and <= (byte)'9')
            _at++;
        var count = _at - digits;
        var more = _at < _bytes.Length ? _bytes[_at] : (byte)0;
        var text = _bytes[start.._at];
        if (count == 0 || (count > 1 && _bytes[digits] == '0'))
        {
            Fail("json-syntax", "This is no JSON number.");
            return null;
        }
        if (more is (byte)'.' or (byte)'e' or (byte)'E' || (negative && _bytes[digits] == '0'))
        {
            Fail(
                "json-number",
                "Signed metadata has integers only: no fraction, no exponent, no negative zero."
            );
            return null;
        }
        if (!Utf8Parser.TryParse(text, out long number, out _))
        {
            _at = start;
            Fail("json-number", "The number does not fit in 64 bits.");
            return null;
        }
        return new(number);
    }

    private JsonValue? Word(ReadOnlySpan<byte> word, JsonValue value)
    {
        if (!_bytes[_at..].StartsWith(word))
            return Fail("json-syntax", "No JSON value starts like this.");
        _at += word.Length;
        return value;
    }

    private bool Take(byte wanted)
    {
        SkipSpace();
        if (_at == _bytes.Length || _bytes[_at] != wanted)
            return false;
        _at++;
        return true;
    }

    private bool Skip(int count)
    {
        _at += count;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _bytes.Length && _bytes[_at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            _at++;
    }

    private readonly int FirstBadByte()
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(_bytes[at..], out _, out var used) == System.Buffers.OperationStatus.Done)
            at += used;
        return at;
    }

    private JsonValue? Fail(string code, string text)
    {
        var before = _bytes[..Math.Min(_at, _bytes.Length)];
        var line = before.Count((byte)'\n') + 1;
        var column = _at - (before.LastIndexOf((byte)'\n') + 1) + 1;
        _fault ??= new(code, _at, line, column, text);
        return null;
    }

    private static string Shown(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
