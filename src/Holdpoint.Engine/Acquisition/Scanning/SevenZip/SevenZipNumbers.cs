namespace Holdpoint.Engine.Acquisition.Scanning.SevenZip;

/// <summary>Reads the fields of a 7z header (7zFormat.txt of the LZMA SDK); throws <see cref="InvalidDataException"/> beyond its end.</summary>
internal sealed class SevenZipNumbers(byte[] bytes)
{
    private int _at;

    /// <summary>Bytes that are left.</summary>
    public int Left => bytes.Length - _at;

    /// <summary>One byte.</summary>
    public byte Byte() => Bytes(1)[0];

    /// <summary>A number: the leading ones of its first byte tell how many follow.</summary>
    public ulong Number()
    {
        var first = Byte();
        ulong value = 0;
        for (var i = 0; i < 8; i++)
        {
            var mask = 0x80 >> i;
            if ((first & mask) == 0)
                return value | ((ulong)(first & (mask - 1)) << (8 * i));
            value |= (ulong)Byte() << (8 * i);
        }
        return value;
    }

    /// <summary>A count or an index of things, never more than a limit.</summary>
    public int Count(int most) =>
        Number() is var value && value <= (ulong)most
            ? (int)value
            : throw new InvalidDataException($"a count of {value} where at most {most} make sense");

    /// <summary>A size.</summary>
    public long Size() =>
        Number() is var value and <= long.MaxValue / 4
            ? (long)value
            : throw new InvalidDataException("a size beyond all files");

    /// <summary>Bytes as they are.</summary>
    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > Left)
            throw new InvalidDataException("its header ends too early");
        _at += count;
        return bytes.AsSpan(_at - count, count);
    }

    /// <summary>Passes over a field that tells its size.</summary>
    public void Skip() => Bytes(Count(Left));

    /// <summary>Checksums of things, of which some may have none.</summary>
    /// <returns>For each thing, whether it has one.</returns>
    public bool[] Checksums(int count)
    {
        var has = new bool[count];
        if (Byte() != 0)
            Array.Fill(has, true);
        else
        {
            var bits = Bytes((count + 7) / 8);
            for (var i = 0; i < count; i++)
                has[i] = (bits[i / 8] & (0x80 >> (i % 8))) != 0;
        }
        foreach (var one in has)
        {
            if (one)
                Bytes(4);
        }
        return has;
    }
}
