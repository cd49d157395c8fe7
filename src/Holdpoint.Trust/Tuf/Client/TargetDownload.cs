using System.Security.Cryptography;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Client;

/// <summary>Fetches targets into a directory, checked while they are written (TUF 1.0.34, clause 5.7).</summary>
public static class TargetDownload
{
    private const int Block = 128 * 1024;

    /// <summary>
    /// The target's file in the directory, named after its path with everything but letters, digits and <c>-._~</c>
    /// escaped. A file that is there already and right is not fetched again. What is wrong never gets that name.
    /// </summary>
    public static async Task<Judged<string>> RunAsync(
        IFetcher fetcher,
        TargetEntry target,
        bool consistentSnapshot,
        string directory,
        CancellationToken cancel = default
    )
    {
        var digests = DigestCheck.Computable(target.Hashes);
        if (digests.Count == 0)
            return Refuse(
                target,
                RefusalCode.Digest,
                "None of its digests is of an algorithm we know.",
                "asking whoever signs the targets for a sha256"
            );
        var file = Path.Combine(directory, RepositoryPath.FileName(target.Path));
        if (await IsThereAsync(file, target, digests, cancel))
            return file;
        Directory.CreateDirectory(directory);
        var temporary = Path.Combine(directory, $".{Guid.NewGuid():n}.part");
        try
        {
            var path = RepositoryPath.OfTarget(target.Path, consistentSnapshot ? digests[0].Hex : null);
            Fetched fetched;
            await using (var to = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                fetched = await fetcher.FetchAsync(path, to, target.Length, cancel);
                to.Flush(flushToDisk: true);
            }
            if (fetched.Outcome != FetchOutcome.Done)
                return RefuseFetch(target, fetched);
            if (await WrongAsync(temporary, target, digests, cancel) is { } wrong)
                return Refuse(
                    target,
                    RefusalCode.Digest,
                    wrong,
                    "fetching it from elsewhere: this is not the file that was signed"
                );
            DurableFile.Rename(temporary, file);
            return file;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task<bool> IsThereAsync(
        string file,
        TargetEntry target,
        IReadOnlyList<(string Name, HashAlgorithmName Algorithm, string Hex)> digests,
        CancellationToken cancel
    ) => File.Exists(file) && await WrongAsync(file, target, digests, cancel) is null;

    private static async Task<string?> WrongAsync(
        string file,
        TargetEntry target,
        IReadOnlyList<(string Name, HashAlgorithmName Algorithm, string Hex)> digests,
        CancellationToken cancel
    )
    {
        await using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        if (from.Length != target.Length)
            return $"It has {from.Length} bytes; {target.Length} are signed.";
        var hashes = digests.Select(digest => IncrementalHash.CreateHash(digest.Algorithm)).ToList();
        try
        {
            var buffer = new byte[Block];
            for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0; )
            {
                foreach (var hash in hashes)
                    hash.AppendData(buffer, 0, read);
            }
            for (var at = 0; at < hashes.Count; at++)
            {
                var found = Convert.ToHexStringLower(hashes[at].GetHashAndReset());
                if (found != digests[at].Hex)
                    return $"Its {digests[at].Name} is {found}; {digests[at].Hex} is signed.";
            }
            return null;
        }
        finally
        {
            hashes.ForEach(hash => hash.Dispose());
        }
    }

    private static TufRefusal RefuseFetch(TargetEntry target, Fetched fetched) =>
        fetched.Outcome switch
        {
            FetchOutcome.Missing => Refuse(
                target,
                RefusalCode.Missing,
                $"The repository does not have it. {fetched.Trouble}".TrimEnd(),
                "telling whoever runs the repository"
            ),
            FetchOutcome.TooLong => Refuse(
                target,
                RefusalCode.TooLong,
                $"It is longer than the {target.Length} bytes signed; reading stopped there.",
                "fetching it from elsewhere: this is not the file that was signed"
            ),
            _ => Refuse(
                target,
                RefusalCode.Unreachable,
                $"It could not be fetched: {fetched.Trouble}",
                "again once the repository can be reached or the medium be read"
            ),
        };

    private static TufRefusal Refuse(TargetEntry target, string code, string text, string advice) =>
        new(code, Role.Targets, target.Path, "5.7", text, advice);
}
