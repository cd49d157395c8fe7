using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>Collects the lines of a match run and writes them in large pieces.</summary>
internal sealed class MatchLines(MatchRun run, Stream target)
{
    private const int PieceBytes = 1 << 20;

    private readonly ArrayBufferWriter<byte> buffer = new(PieceBytes + (1 << 16));
    private readonly byte[][]?[] tails = new byte[][]?[run.Configurations];
    private readonly long[] counts = new long[Enum.GetValues<Verdict>().Length];

    internal bool IsFull => buffer.WrittenCount >= PieceBytes;

    internal Dictionary<Verdict, long> Counts =>
        Enum.GetValues<Verdict>().ToDictionary(verdict => verdict, verdict => counts[(int)verdict]);

    internal async Task FlushAsync(CancellationToken cancellationToken)
    {
        await target.WriteAsync(buffer.WrittenMemory, cancellationToken);
        buffer.ResetWrittenCount();
    }

    internal void Add(Asset asset)
    {
        if (asset.Components.Count > 1)
        {
            AddMerged(asset);
            return;
        }
        var component = asset.Components[0];
        var (place, result) = run.At(component);
        if (result.Findings.Count == 0 && !result.DependsOnSerial)
            return;
        var head = Head(asset.Id);
        if (result.DependsOnSerial && component.SerialNumber is { Length: > 0 })
        {
            foreach (var finding in run.Of(asset, component).Findings)
                Write(head, finding.Verdict, FindingJson.Tail(finding, run.ConfigurationAt(place)));
            return;
        }
        var rendered = tails[place] ??= [
            .. result.Findings.Select(finding => FindingJson.Tail(finding, run.ConfigurationAt(place))),
        ];
        for (var i = 0; i < rendered.Length; i++)
            Write(head, result.Findings[i].Verdict, rendered[i]);
    }

    // Two components may have one verdict in one advisory; that is one line.
    private void AddMerged(Asset asset)
    {
        var merged = new Dictionary<(string, Verdict), (Finding Finding, Configuration Configuration)>();
        foreach (var component in asset.Components)
        {
            foreach (var finding in run.Of(asset, component).Findings)
            {
                var key = (finding.Advisory, finding.Verdict);
                merged[key] = merged.TryGetValue(key, out var other)
                    ? (FindingMerge.Of(other.Finding, finding), other.Configuration)
                    : (finding, Configuration.Of(component));
            }
        }
        if (merged.Count == 0)
            return;
        var head = Head(asset.Id);
        foreach (var (finding, configuration) in merged.Values)
            Write(head, finding.Verdict, FindingJson.Tail(finding, configuration));
    }

    private void Write(ReadOnlySpan<byte> head, Verdict verdict, ReadOnlySpan<byte> tail)
    {
        buffer.Write(head);
        buffer.Write(tail);
        counts[(int)verdict]++;
    }

    private static byte[] Head(string asset)
    {
        var id = JsonEncodedText.Encode(asset, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;
        var head = new byte[id.Length + 11];
        "{\"asset\":\""u8.CopyTo(head);
        id.CopyTo(head.AsSpan(10));
        head[^1] = (byte)'"';
        return head;
    }
}
