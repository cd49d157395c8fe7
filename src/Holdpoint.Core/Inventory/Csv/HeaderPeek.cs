namespace Holdpoint.Core.Inventory.Csv;

/// <summary>Finds the delimiter by looking at the first line, without losing it.</summary>
internal sealed class HeaderPeek
{
    private static readonly char[] Delimiters = [',', ';', '\t'];

    public HeaderPeek(TextReader text, int most)
    {
        var head = new char[most];
        var length = 0;
        // Leading empty lines do not count.
        while (length < most)
        {
            var read = text.Read(head, length, Math.Min(most - length, 4096));
            if (read <= 0)
                break;
            length += read;
            if (head.AsSpan(0, length).TrimStart().IndexOfAny('\r', '\n') >= 0)
                break;
        }
        var line = head.AsSpan(0, length).TrimStart(" \r\n\uFEFF");
        if (line.IndexOfAny('\r', '\n') is >= 0 and var end)
            line = line[..end];
        foreach (var candidate in Delimiters)
        {
            if (line.Count(candidate) > line.Count(Delimiter))
                Delimiter = candidate;
        }
        Whole = new Rejoined(head.AsMemory(0, length), text);
    }

    /// <summary>The delimiter that the header uses most; comma where it uses none.</summary>
    public char Delimiter { get; } = ',';

    /// <summary>The text from its first character.</summary>
    public TextReader Whole { get; }

    private sealed class Rejoined(ReadOnlyMemory<char> head, TextReader rest) : TextReader
    {
        private ReadOnlyMemory<char> _head = head;

        public override int Read(char[] buffer, int index, int count)
        {
            if (_head.IsEmpty)
                return rest.Read(buffer, index, count);
            var taken = Math.Min(count, _head.Length);
            _head.Span[..taken].CopyTo(buffer.AsSpan(index));
            _head = _head[taken..];
            return taken;
        }
    }
}
