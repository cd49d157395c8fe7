using System.Text;
using System.Text.Json;
using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading;

/// <content>Objects whose properties the model knows.</content>
internal ref partial struct JsonCursor
{
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
}
