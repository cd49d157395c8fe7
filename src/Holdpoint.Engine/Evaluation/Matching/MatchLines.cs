using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>The lines of a piece of the inventory.</summary>
internal sealed class MatchLines : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 20);

    /// <summary>For findings whose lines are not kept.</summary>
    internal FindingJson Json { get; } = new();

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

    /// <inheritdoc />
    public void Dispose() => Json.Dispose();
}
