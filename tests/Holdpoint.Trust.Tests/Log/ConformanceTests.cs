using System.Numerics;
using System.Text.Json;
using Holdpoint.Tests;
using Holdpoint.Trust.Log;

namespace Holdpoint.Trust.Tests.Log;

/// <summary>
/// The cases of transparency-dev/merkle. A subtree that a tree can have (its start is a multiple of its size rounded up to a
/// power of two) is a tree of its own to a verifier of RFC 6962. Proofs about an empty subtree are no part of RFC 6962.
/// </summary>
public class ConformanceTests
{
    private const int CasesOfRfc6962 = 499;
    private const int EmptySubtrees = 19;

    [Fact]
    public void Every_case_that_a_verifier_of_RFC_6962_can_judge_gives_the_expected_answer()
    {
        var (judged, skipped, wrong) = (0, 0, new List<string>());
        var root = SharedData.Path("conformance", "merkle");
        foreach (var file in Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories))
        {
            using var text = JsonDocument.Parse(File.ReadAllBytes(file));
            var given = text.RootElement;
            if (Judge(given, file) is not { } answer)
            {
                skipped++;
                continue;
            }
            judged++;
            if (answer == (given.TryGetProperty("wantErr", out var want) && want.GetBoolean()))
                wrong.Add(Path.GetRelativePath(root, file));
        }
        Assert.Empty(wrong);
        Assert.Equal((CasesOfRfc6962, EmptySubtrees), (judged, skipped));
    }

    private static bool? Judge(JsonElement given, string file)
    {
        var subtree = file.Contains("subtree", StringComparison.Ordinal);
        var inclusion = file.Contains("inclusion", StringComparison.Ordinal);
        var (start, end) = (Number(given, "start"), Number(given, "end"));
        if (subtree && !inclusion && start == end)
            return null;
        if (subtree && (start is null || end is null || !IsSubtree(start.Value, end.Value)))
            return false;
        var path = new List<TreeHash>();
        if (given.TryGetProperty("proof", out var proof) && proof.ValueKind == JsonValueKind.Array)
        {
            foreach (var line in proof.EnumerateArray())
            {
                if (!TreeHash.TryParse(line.GetString()!, out var hash))
                    return false;
                path.Add(hash);
            }
        }
        if (inclusion)
        {
            return TreeHash.TryParse(given.GetProperty("leafHash").GetString()!, out var leaf)
                && InclusionProof.Verify(
                    (Number(given, "leafIdx") ?? -1) - (start ?? 0),
                    subtree ? end!.Value - start!.Value : Number(given, "treeSize") ?? -1,
                    leaf,
                    path,
                    Hash(given, "root")
                );
        }
        return ConsistencyProof.Verify(
            subtree ? end!.Value : Number(given, "size1") ?? -1,
            Number(given, subtree ? "size" : "size2") ?? -1,
            Hash(given, "root1"),
            Hash(given, "root2"),
            path
        );
    }

    private static bool IsSubtree(long start, long end) =>
        end > start && start % (long)BitOperations.RoundUpToPowerOf2((ulong)(end - start)) == 0;

    // A number that no tree has (above 2^63) is none.
    private static long? Number(JsonElement given, string name) =>
        !given.TryGetProperty(name, out var value) ? 0
        : value.TryGetInt64(out var number) ? number
        : null;

    // Some roots are words ("don't care"): what matters is whether two of them are equal.
    private static TreeHash Hash(JsonElement given, string name) =>
        TreeHash.TryParse(given.GetProperty(name).GetString()!, out var hash)
            ? hash
            : TreeHash.Leaf(given.GetProperty(name).GetBytesFromBase64());
}
