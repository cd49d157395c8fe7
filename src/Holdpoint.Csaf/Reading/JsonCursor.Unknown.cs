using System.Text;
using System.Text.Json;
using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading;

/// <content>Values that are kept as JSON.</content>
internal ref partial struct JsonCursor
{
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
        var name = JsonText.Get(ref json, out var whole);
        if (!whole)
            state.Report(DiagnosticCodes.Encoding, json.TokenStartIndex, "half of a surrogate pair");
        return name;
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

    private void WalkNested(int nameStart, int nameLength)
    {
        state.Path.Set(Encoding.UTF8.GetString(utf8.Slice(nameStart, nameLength)));
        WalkValue();
    }
}
