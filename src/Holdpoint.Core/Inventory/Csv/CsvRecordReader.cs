using System.Buffers;

namespace Holdpoint.Core.Inventory.Csv;

/// <summary>What the next record of a CSV text is.</summary>
internal enum CsvRecord
{
    /// <summary>The text is at its end.</summary>
    End,

    /// <summary>A record with fields.</summary>
    Fields,

    /// <summary>A quote that is not closed within the row's limit, or text after a closing quote.</summary>
    BadQuote,

    /// <summary>A row longer than the limit.</summary>
    TooLong,

    /// <summary>A row with more fields than the limit.</summary>
    TooManyFields,
}

/// <summary>
/// Streams the records of a CSV text (RFC 4180; line ends CR LF, LF or CR). After a bad record it goes on with the
/// next physical line, so that one stray quote costs one row and not the rest of the file.
/// </summary>
internal sealed class CsvRecordReader
{
    private readonly TextReader _text;
    private readonly char _delimiter;
    private readonly int _rowLength;
    private readonly (int Start, int Length)[] _fields;
    private readonly SearchValues<char> _stops;

    // Invariant: a record never moves while it is read; _buffer holds a longest row and its line end after _start.
    private readonly char[] _buffer;
    private int _start; // of the current record
    private int _next; // of the record after it
    private int _end; // of what is in the buffer
    private bool _exhausted;
    private long _nextLine = 1;

    public CsvRecordReader(TextReader text, char delimiter, InventoryLimits limits)
    {
        _text = text;
        _delimiter = delimiter;
        _rowLength = Math.Max(1024, limits.RowLength);
        _fields = new (int, int)[Math.Max(1, limits.Columns)];
        _stops = SearchValues.Create([delimiter, '\r', '\n']);
        _buffer = new char[4 * _rowLength];
    }

    /// <summary>The current record's first physical line, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Fields of the current record.</summary>
    public int Count { get; private set; }

    /// <summary>A field of the current record, without its quotes; valid until the next read.</summary>
    public ReadOnlySpan<char> this[int field] => _buffer.AsSpan(_fields[field].Start, _fields[field].Length);

    /// <summary>True when the current record is an empty line.</summary>
    public bool IsBlank => Count == 1 && this[0].Trim().IsEmpty;

    /// <summary>Reads the next record.</summary>
    public CsvRecord Read()
    {
        _start = _next;
        Line = _nextLine;
        Count = 0;
        MakeRoom();
        if (!Has(_start))
            return CsvRecord.End;
        var at = _start;
        while (true)
        {
            if (Count == _fields.Length)
                return SkipLine(CsvRecord.TooManyFields);
            var quoted = Has(at) && _buffer[at] == '"';
            if ((quoted ? Quoted(ref at) : Plain(ref at)) is { } bad)
                return SkipLine(bad);
            if (!Has(at) || _buffer[at] != _delimiter)
                break;
            at++;
        }
        if (at - _start > _rowLength)
            return SkipLine(CsvRecord.TooLong);
        return Finish(at);
    }

    private CsvRecord? Plain(ref int at)
    {
        var start = at;
        while (true)
        {
            var found = _buffer.AsSpan(at, _end - at).IndexOfAny(_stops);
            if (found >= 0)
            {
                at += found;
                break;
            }
            at = _end;
            if (Fill())
                continue;
            if (!_exhausted)
                return CsvRecord.TooLong;
            break;
        }
        _fields[Count++] = (start, at - start);
        return null;
    }

    private CsvRecord? Quoted(ref int at)
    {
        var start = ++at;
        var doubled = false;
        while (true)
        {
            var found = _buffer.AsSpan(at, _end - at).IndexOf('"');
            if (found < 0)
            {
                at = _end;
                if (at - _start > _rowLength || !Fill())
                    return CsvRecord.BadQuote;
                continue;
            }
            at += found + 1;
            if (!Has(at) || _buffer[at] != '"')
                break;
            doubled = true;
            at++;
        }
        var length = at - 1 - start;
        while (Has(at) && _buffer[at] == ' ')
            at++;
        if (Has(at) && _buffer[at] != _delimiter && _buffer[at] is not ('\r' or '\n'))
            return CsvRecord.BadQuote;
        // A negative length asks for its doubled quotes to be undone once the record is known to be good.
        _fields[Count++] = (start, doubled ? -length : length);
        return null;
    }

    private CsvRecord Finish(int end)
    {
        _next = AfterLineEnd(end);
        long lines = _buffer.AsSpan(_start, end - _start).Count('\n');
        _nextLine += lines + 1;
        for (var field = 0; field < Count; field++)
        {
            if (_fields[field].Length < 0)
                _fields[field].Length = Undouble(_fields[field].Start, -_fields[field].Length);
        }
        return CsvRecord.Fields;
    }

    // In place: the record is complete and is not looked at again.
    private int Undouble(int start, int length)
    {
        var to = start;
        for (var at = start; at < start + length; at++)
        {
            _buffer[to++] = _buffer[at];
            if (_buffer[at] == '"')
                at++;
        }
        return to - start;
    }

    private CsvRecord SkipLine(CsvRecord why)
    {
        Count = 0;
        _nextLine++;
        while (true)
        {
            var found = _buffer.AsSpan(_start, _end - _start).IndexOfAny('\r', '\n');
            if (found >= 0)
            {
                _start += found;
                MakeRoom();
                _next = AfterLineEnd(_start);
                return why;
            }
            // Nothing of this line is needed any more.
            _start = _end = 0;
            if (!Fill())
            {
                _next = _end;
                return why;
            }
        }
    }

    private int AfterLineEnd(int at)
    {
        if (!Has(at))
            return at;
        return _buffer[at] == '\r' && Has(at + 1) && _buffer[at + 1] == '\n' ? at + 2 : at + 1;
    }

    private void MakeRoom()
    {
        if (_buffer.Length - _start >= 2 * _rowLength)
            return;
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
    }

    private bool Has(int at) => at < _end || (Fill() && at < _end);

    private bool Fill()
    {
        if (_exhausted || _end == _buffer.Length)
            return false;
        var read = _text.Read(_buffer, _end, _buffer.Length - _end);
        _exhausted = read <= 0;
        _end += Math.Max(0, read);
        return !_exhausted;
    }
}
