using System.Text;
using System.Text.Json;
using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading;

/// <content>Lists.</content>
internal ref partial struct JsonCursor
{
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

    private static bool IsRepeated(List<string> texts, ref HashSet<string>? seen, string text)
    {
        if (seen is null && texts.Count < 16)
            return texts.Contains(text);
        seen ??= new HashSet<string>(texts, StringComparer.Ordinal);
        return !seen.Add(text);
    }

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

    private readonly void CheckUnique(List<(int Start, int Length)> places)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < places.Count; i++)
        {
            var item = utf8.Slice(places[i].Start, places[i].Length).ToArray();
            if (JsonIdentity.Of(item, state.Options.MaxDepth) is not { } canonical || seen.Add(canonical))
                continue;
            state.Path.Set(i);
            state.Report(DiagnosticCodes.UniqueItems, places[i].Start, "equals an earlier item of the list");
        }
    }
}
