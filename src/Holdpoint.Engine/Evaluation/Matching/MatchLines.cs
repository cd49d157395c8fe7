using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>Puts lines together until they make a piece that is worth a write.</summary>
internal sealed class MatchLines
{
    private const int PieceBytes = 1 << 20;

    private readonly ArrayBufferWriter<byte> buffer = new(PieceBytes + (1 << 16));

    internal bool IsFull => buffer.WrittenCount >= PieceBytes;

    internal ReadOnlyMemory<byte> Written => buffer.WrittenMemory;

    internal void Clear() => buffer.ResetWrittenCount();

    /// <summary>A line for each finding of an asset.</summary>
    internal void Add(string asset, LineEnds ends)
    {
        if (ends.Count == 0)
            return;
        var start = Start(asset);
        for (var i = 0; i < ends.Count; i++)
        {
            buffer.Write(start);
            buffer.Write(ends[i]);
        }
    }

    private static byte[] Start(string asset)
    {
        var id = JsonEncodedText.Encode(asset, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;
        return [.. "{\"asset\":\""u8, .. id, (byte)'"'];
    }
}
