using System.Text;

namespace Holdpoint.Core.Inventory.Csv;

/// <summary>
/// Reads the text of an exported table whose encoding nobody wrote down: a byte order mark is believed, UTF-16 without
/// one is seen by its zero bytes, everything else is UTF-8, and bytes that are not UTF-8 are read as Windows-1252,
/// as spreadsheets in western Europe write them.
/// </summary>
internal sealed class CsvEncoding
{
    private const int LookAhead = 64;

    private CsvEncoding(TextReader text, ForeignBytes? foreign)
    {
        Text = text;
        Foreign = foreign;
    }

    /// <summary>The decoded text.</summary>
    public TextReader Text { get; }

    private ForeignBytes? Foreign { get; }

    /// <summary>Bytes so far that were not UTF-8 and were read as Windows-1252.</summary>
    public long ForeignCount => Foreign?.Count ?? 0;

    /// <summary>Opens a stream; it is read from where it stands and stays open.</summary>
    public static CsvEncoding Open(Stream stream)
    {
        var head = new byte[LookAhead];
        var length = stream.ReadAtLeast(head, LookAhead, throwOnEndOfStream: false);
        var (encoding, mark) = Guess(head.AsSpan(0, length));
        var foreign = encoding is null ? new ForeignBytes() : null;
        encoding ??= Encoding.GetEncoding(65001, EncoderFallback.ReplacementFallback, foreign!);
        var whole = new PrefixedStream(head.AsMemory(mark, length - mark), stream);
        return new(
            new StreamReader(whole, encoding, detectEncodingFromByteOrderMarks: false, 1 << 16),
            foreign
        );
    }

    private static (Encoding? Encoding, int Mark) Guess(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            return (null, 3);
        if (head.StartsWith<byte>([0xFF, 0xFE]))
            return (Encoding.Unicode, 2);
        if (head.StartsWith<byte>([0xFE, 0xFF]))
            return (Encoding.BigEndianUnicode, 2);
        var (even, odd) = (0, 0);
        for (var at = 0; at + 1 < head.Length; at += 2)
        {
            even += head[at] == 0 ? 1 : 0;
            odd += head[at + 1] == 0 ? 1 : 0;
        }
        var pairs = head.Length / 2;
        if (pairs >= 4 && odd > pairs * 3 / 4 && even == 0)
            return (Encoding.Unicode, 0);
        if (pairs >= 4 && even > pairs * 3 / 4 && odd == 0)
            return (Encoding.BigEndianUnicode, 0);
        return (null, 0);
    }

    private sealed class ForeignBytes : DecoderFallback
    {
        public long Count { get; set; }

        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

        private sealed class Buffer(ForeignBytes owner) : DecoderFallbackBuffer
        {
            // Windows-1252 from 0x80 to 0x9F; the five unassigned bytes stay the control characters they are.
            private const string Upper =
                "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
                + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";
            private byte[] _bytes = [];
            private int _at;

            public override int Remaining => _bytes.Length - _at;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                owner.Count += bytesUnknown.Length;
                _bytes = [.. bytesUnknown];
                _at = 0;
                return _bytes.Length > 0;
            }

            public override char GetNextChar()
            {
                if (_at >= _bytes.Length)
                    return '\0';
                var value = _bytes[_at++];
                return value is >= 0x80 and < 0xA0 ? Upper[value - 0x80] : (char)value;
            }

            public override bool MovePrevious()
            {
                if (_at == 0)
                    return false;
                _at--;
                return true;
            }

            public override void Reset() => (_bytes, _at) = ([], 0);
        }
    }

    private sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : Stream
    {
        private ReadOnlyMemory<byte> _prefix = prefix;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (_prefix.IsEmpty)
                return rest.Read(buffer);
            var count = Math.Min(buffer.Length, _prefix.Length);
            _prefix.Span[..count].CopyTo(buffer);
            _prefix = _prefix[count..];
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
