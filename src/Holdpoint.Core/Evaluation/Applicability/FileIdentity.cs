using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>Holds the digests of a component's files against those of a statement.</summary>
internal static class FileIdentity
{
    internal const string Rule = "identity.file-digest";

    /// <summary>A match where a digest is equal; with a doubt where another algorithm's digest of the same file is not.</summary>
    internal static IdentityMatch? Match(AssetIdentity asset, StatementIdentity statement)
    {
        if (asset.Hashes.Count == 0 || statement.Hashes.Count == 0)
            return null;
        foreach (var theirs in statement.Hashes)
        {
            if (!asset.Hashes.Any(mine => AreEqual(mine, theirs)))
                continue;
            return new(
                MatchLevel.Identifier,
                Confidence.High,
                [Rule],
                $"has the file {theirs.File} of the statement ({theirs.Algorithm} {theirs.Value})"
            )
            {
                Doubt = Contradiction(asset, statement, theirs.File),
            };
        }
        return null;
    }

    private static bool AreEqual(FileDigest mine, FileDigest theirs) =>
        mine.Algorithm == theirs.Algorithm && mine.Value == theirs.Value;

    private static string? Contradiction(AssetIdentity asset, StatementIdentity statement, string file)
    {
        var others = statement
            .Hashes.Where(one => one.File == file)
            .ToLookup(one => one.Algorithm, StringComparer.Ordinal);
        foreach (var mine in asset.Hashes)
        {
            if (others.Contains(mine.Algorithm) && !others[mine.Algorithm].Any(one => AreEqual(mine, one)))
                return $"the {mine.Algorithm} of the same file differs";
        }
        return null;
    }
}
