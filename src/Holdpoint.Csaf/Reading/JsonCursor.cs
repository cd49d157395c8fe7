using System.Text;
using System.Text.Json;
using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading;

/// <summary>Walks the document's tokens once, checks each value against its rule and hands it out typed.</summary>
internal ref struct JsonCursor
{
    private readonly ReadOnlySpan<byte> utf8;
    private readonly ReadState state;
    private Utf8JsonReader json;

    internal JsonCursor(ReadOnlySpan<byte> utf8, ReadState state)
    {
        this.utf8 = utf8;
        this.state = state;
        json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = state.Options.MaxDepth });
        Is21 = state.Version == CsafVersion.V21;
    }

    internal bool Is21 { get; }

    internal readonly CsafVersion Version => state.Version;

    /// <summary>Where the cursor stands, for an error of the syntax.</summary>
    internal readonly long Offset => json.BytesConsumed;

    internal bool Read() => json.Read();

    /// <summary>Enters an object; false, reported and skipped, where the value is none.</summary>
    internal bool StartObject(ObjectShape shape, out ObjectScope at)
    {
        at = new ObjectScope(shape);
        if (json.TokenType != JsonTokenType.StartObject)
        {
            WrongType("an object");
            return false;
        }
        CountObject();
        state.Path.Push();
        return true;
    }

    /// <summary>Goes to the next known property's value; false at the end of the object, which is then checked as a whole.</summary>
    internal bool NextProperty(ref ObjectScope at)
    {
        if (state.TakeRejected(out var start, out var length))
            at.Keep(at.Property, utf8.Slice(start, length).ToArray());
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            at.Count++;
            var unsorted = OutOfOrder(ref at);
            var index = at.Shape.Find(ref json, at.Next, Is21);
            if (index < 0)
            {
                UnknownProperty(ref at, unsorted);
                continue;
            }
            at.Property = at.Shape.Name(index);
            state.Path.Set(at.Property);
            if (unsorted)
                state.NoteUnsorted();
            if ((at.Seen & (1UL << index)) != 0)
            {
                state.Report(
                    DiagnosticCodes.DuplicateKey,
                    json.TokenStartIndex,
                    $"\"{at.Property}\" appears twice"
                );
                json.Read();
                json.Skip();
                continue;
            }
            at.Seen |= 1UL << index;
            at.Next = index + 1;
            json.Read();
            return true;
        }
        EndObject(ref at);
        return false;
    }

    /// <summary>A non-empty string that follows a rule; null where it is none.</summary>
    internal string? Text(StringRule? rule = null)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            WrongType("a string");
            return null;
        }
        var text = StringValue();
        if (text is null)
            return null;
        if (text.Length == 0)
        {
            state.Report(DiagnosticCodes.MinLength, json.TokenStartIndex, "must not be empty");
            RejectToken();
            return null;
        }
        if (rule is not null && !rule.Holds(text, Is21))
            state.Report(rule.Code, json.TokenStartIndex, rule.Message(text));
        return text;
    }

    /// <summary>A string out of a list of words; another one is reported and kept.</summary>
    internal string? Word(Vocabulary words)
    {
        if (
            json.TokenType == JsonTokenType.String
            && !json.ValueIsEscaped
            && words.Find(json.ValueSpan, Is21) is { } word
        )
            return word;
        var start = json.TokenStartIndex;
        var text = Text();
        if (text is not null && words.Find(Encoding.UTF8.GetBytes(text), Is21) is null)
            state.Report(
                DiagnosticCodes.Enum,
                start,
                $"\"{Shortened(text)}\" is none of: {words.Listed(Is21)}"
            );
        return text;
    }

    internal CsafDate? Date() => Text(StringRule.DateTime) is { } text ? new CsafDate(text) : null;

    internal bool? Boolean()
    {
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False)
            return json.GetBoolean();
        WrongType("true or false");
        return null;
    }

    /// <summary>A list of strings.</summary>
    internal IReadOnlyList<string> Texts(StringRule? rule = null, bool unique = false, int minimum = 1)
    {
        if (!StartArray(out var start))
            return [];
        var texts = new List<string>();
        var seen = default(HashSet<string>);
        var (count, lost) = (0, false);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            state.Path.Set(count++);
            var text = Text(rule);
            lost |= state.TakeRejected(out _, out _);
            if (text is null)
                continue;
            if (unique && IsRepeated(texts, ref seen, text))
                state.Report(
                    DiagnosticCodes.UniqueItems,
                    json.TokenStartIndex,
                    $"\"{Shortened(text)}\" is listed twice"
                );
            texts.Add(text);
        }
        EndArray(start, count, minimum, lost);
        return texts.ToArray();
    }

    /// <summary>A list of objects.</summary>
    internal IReadOnlyList<T> List<T>(ItemReader<T> read, bool unique = false, int minimum = 1)
        where T : class
    {
        if (!StartArray(out var start))
            return [];
        var items = new List<T>();
        var places = unique ? new List<(int Start, int Length)>() : null;
        var (count, lost) = (0, false);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            state.Path.Set(count++);
            var itemStart = (int)json.TokenStartIndex;
            var item = read(ref this);
            lost |= state.TakeRejected(out _, out _);
            if (item is not null)
                items.Add(item);
            places?.Add((itemStart, (int)json.BytesConsumed - itemStart));
        }
        if (places is { Count: > 1 })
            CheckUnique(places);
        EndArray(start, count, minimum, lost);
        return items.ToArray();
    }

    /// <summary>A single object, as a list.</summary>
    internal IReadOnlyList<T> One<T>(ItemReader<T> read)
        where T : class => read(ref this) is { } item ? [item] : [];

    /// <summary>A single string, as a list.</summary>
    internal IReadOnlyList<string> OneText(StringRule rule) => Text(rule) is { } text ? [text] : [];

    /// <summary>An object kept as JSON.</summary>
    internal ReadOnlyMemory<byte>? RawObject(int minimum = 0)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            WrongType("an object");
            return null;
        }
        var start = (int)json.TokenStartIndex;
        if (WalkValue() < minimum)
            state.Report(DiagnosticCodes.MinProperties, start, $"needs at least {minimum} properties");
        return Slice(start);
    }

    /// <summary>A CVSS object.</summary>
    internal CvssObject? Cvss() => RawObject() is { } raw ? CvssReader.Read(raw, state.Strings) : null;

    private static string Shortened(string text) =>
        text.Length > 80 ? string.Concat(text.AsSpan(0, 80), "…") : text;

    private static bool IsRepeated(List<string> texts, ref HashSet<string>? seen, string text)
    {
        if (seen is null && texts.Count < 16)
            return texts.Contains(text);
        seen ??= new HashSet<string>(texts, StringComparer.Ordinal);
        return !seen.Add(text);
    }

    private readonly ReadOnlyMemory<byte> Slice(int start) => utf8[start..(int)json.BytesConsumed].ToArray();

    private readonly void CountObject()
    {
        if (!state.CountObject())
            throw new ReadRefusal(
                DiagnosticCodes.TooManyObjects,
                $"more than {state.Options.MaxObjects} objects"
            );
    }

    private string? StringValue()
    {
        if (json.ValueSpan.Length > state.Options.MaxStringBytes)
        {
            state.Report(
                DiagnosticCodes.StringTooLong,
                json.TokenStartIndex,
                $"{json.ValueSpan.Length} bytes; at most {state.Options.MaxStringBytes} are read"
            );
            return null;
        }
        if (!json.ValueIsEscaped)
            return state.Strings.Get(json.ValueSpan);
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            state.Report(DiagnosticCodes.Encoding, json.TokenStartIndex, "half of a surrogate pair");
            RejectToken();
            return null;
        }
    }

    private readonly void RejectToken()
    {
        var start = (int)json.TokenStartIndex;
        state.Reject(start, (int)json.BytesConsumed - start);
    }

    private void WrongType(string wanted)
    {
        var start = (int)json.TokenStartIndex;
        state.Report(DiagnosticCodes.Type, start, $"must be {wanted}, is {Kind(json.TokenType)}");
        json.Skip();
        state.Reject(start, (int)json.BytesConsumed - start);
    }

    private static string Kind(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => "a string",
            JsonTokenType.Number => "a number",
            JsonTokenType.True or JsonTokenType.False => "a boolean",
            _ => "null",
        };

    private bool StartArray(out int start)
    {
        start = (int)json.TokenStartIndex;
        if (json.TokenType != JsonTokenType.StartArray)
        {
            WrongType("an array");
            return false;
        }
        state.Path.Push();
        return true;
    }

    private readonly void EndArray(int start, int count, int minimum, bool lost)
    {
        state.Path.Pop();
        if (count < minimum)
            state.Report(DiagnosticCodes.MinItems, start, $"has {count} items; needs at least {minimum}");
        if (lost || count == 0)
            state.Reject(start, (int)json.BytesConsumed - start);
    }

    private readonly void EndObject(ref ObjectScope at)
    {
        state.Path.Pop();
        var end = json.TokenStartIndex;
        for (var missing = at.Shape.Required(Is21) & ~at.Seen; missing != 0; missing &= missing - 1)
        {
            var name = at.Shape.Name(System.Numerics.BitOperations.TrailingZeroCount(missing));
            state.Report(DiagnosticCodes.Required, end, $"\"{name}\" is missing");
        }
        if (at.Count < at.Shape.Minimum(Is21))
            state.Report(
                DiagnosticCodes.MinProperties,
                end,
                $"has {at.Count} properties; needs at least {at.Shape.Minimum(Is21)}"
            );
        if (at.Count > at.Shape.Maximum)
            state.Report(
                DiagnosticCodes.MaxProperties,
                end,
                $"has {at.Count} properties; may have at most {at.Shape.Maximum}"
            );
    }

    private readonly bool OutOfOrder(ref ObjectScope at)
    {
        var last = utf8.Slice(at.LastName.Start, at.LastName.Length);
        at.LastName = ((int)json.TokenStartIndex + 1, json.ValueSpan.Length);
        return at.Count > 1 && json.ValueSpan.SequenceCompareTo(last) < 0;
    }

    private void UnknownProperty(ref ObjectScope at, bool unsorted)
    {
        var name = PropertyName();
        state.Path.Set(name);
        var nameStart = json.TokenStartIndex;
        CountObject();
        if (unsorted)
            state.NoteUnsorted();
        if (!at.AddUnknown(name))
        {
            state.Report(DiagnosticCodes.DuplicateKey, nameStart, $"\"{Shortened(name)}\" appears twice");
            json.Read();
            json.Skip();
            return;
        }
        state.NoteUnknown();
        if (Is21)
            state.Report(
                DiagnosticCodes.AdditionalProperty,
                nameStart,
                $"\"{Shortened(name)}\" is not allowed here"
            );
        json.Read();
        var start = (int)json.TokenStartIndex;
        WalkValue();
        at.Keep(name, Slice(start));
    }

    private string PropertyName()
    {
        if (json.ValueSpan.Length > state.Options.MaxStringBytes)
            throw new ReadRefusal(
                DiagnosticCodes.StringTooLong,
                $"a property name of {json.ValueSpan.Length} bytes; at most {state.Options.MaxStringBytes} are read"
            );
        if (!json.ValueIsEscaped)
            return state.Strings.Get(json.ValueSpan);
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            state.Report(DiagnosticCodes.Encoding, json.TokenStartIndex, "half of a surrogate pair");
            return Encoding.UTF8.GetString(json.ValueSpan);
        }
    }

    /// <summary>Goes to the end of a value the model does not know, looking for repeated keys; the number of its properties.</summary>
    private int WalkValue()
    {
        if (json.TokenType == JsonTokenType.StartArray)
        {
            state.Path.Push();
            for (var count = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; count++)
            {
                state.Path.Set(count);
                WalkValue();
            }
            state.Path.Pop();
            return 0;
        }
        if (json.TokenType != JsonTokenType.StartObject)
            return 0;
        state.Path.Push();
        var names = new NameSet();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var added = names.Add(utf8, ref json, out var unsorted);
            if (!added || unsorted)
            {
                state.Path.Set(PropertyName());
                if (!added)
                    state.Report(
                        DiagnosticCodes.DuplicateKey,
                        json.TokenStartIndex,
                        "this property appears twice"
                    );
                else
                    state.NoteUnsorted();
            }
            json.Read();
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                WalkNested(names.LastStart, names.LastLength);
        }
        state.Path.Pop();
        return names.Count;
    }

    private readonly void CheckUnique(List<(int Start, int Length)> places)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < places.Count; i++)
        {
            var item = utf8.Slice(places[i].Start, places[i].Length).ToArray();
            if (CanonicalJson.Of(item, state.Options.MaxDepth) is not { } canonical || seen.Add(canonical))
                continue;
            state.Path.Set(i);
            state.Report(DiagnosticCodes.UniqueItems, places[i].Start, "equals an earlier item of the list");
        }
    }

    private void WalkNested(int nameStart, int nameLength)
    {
        state.Path.Set(Encoding.UTF8.GetString(utf8.Slice(nameStart, nameLength)));
        WalkValue();
    }
}
