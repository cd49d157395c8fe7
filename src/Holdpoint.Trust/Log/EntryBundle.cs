using System.Buffers.Binary;

namespace Holdpoint.Trust.Log;

/// <summary>Entries one after the other, each after its length in two bytes (C2SP tlog-tiles).</summary>
public static class EntryBundle
{
    /// <summary>The bundle of some entries.</summary>
    /// <exception cref="ArgumentException">An entry is longer than 65,535 bytes.</exception>
    public static byte[] Write(IReadOnlyList<byte[]> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var bundle = new byte[entries.Sum(entry => (long)entry.Length + 2)];
        var at = 0;
        foreach (var entry in entries)
        {
            if (entry.Length > LogLimits.EntryBytes)
                throw new ArgumentException(
                    $"An entry of {entry.Length} bytes is longer than {LogLimits.EntryBytes}.",
                    nameof(entries)
                );
            BinaryPrimitives.WriteUInt16BigEndian(bundle.AsSpan(at), (ushort)entry.Length);
            entry.CopyTo(bundle, at + 2);
            at += entry.Length + 2;
        }
        return bundle;
    }

    /// <summary>The entries of a bundle; null where a length leads past its end.</summary>
    public static IReadOnlyList<byte[]>? Read(ReadOnlySpan<byte> bundle)
    {
        var entries = new List<byte[]>();
        while (!bundle.IsEmpty)
        {
            if (bundle.Length < 2)
                return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bundle);
            if (bundle.Length - 2 < length)
                return null;
            entries.Add(bundle.Slice(2, length).ToArray());
            bundle = bundle[(2 + length)..];
        }
        return entries;
    }
}
