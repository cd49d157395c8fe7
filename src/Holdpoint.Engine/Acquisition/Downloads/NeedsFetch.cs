using Holdpoint.Core.Acquisition;
using Holdpoint.Core.Acquisition.Needs;
using Holdpoint.Engine.Acquisition.Vault;
using Holdpoint.Trust.Digests;
using Holdpoint.Trust.Files;

namespace Holdpoint.Engine.Acquisition.Downloads;

/// <summary>Fetches what another site needs into a folder: exactly that, and for each need the file or why not.</summary>
internal sealed class NeedsFetch(FileFetch fetch)
{
    /// <summary>Fetches. What is there already from an earlier, interrupted run is not fetched again.</summary>
    public async Task<IReadOnlyList<FetchedFile>> RunAsync(
        SiteNeeds needs,
        string folder,
        Person requester,
        IProgress<(long Done, long Total)>? progress,
        CancellationToken cancel
    )
    {
        DurableFile.MakeDirectory(folder);
        var known = FetchedList.Beside(Path.Combine(folder, FetchedList.Name));
        var done = new List<FetchedFile>();
        // Several cases may need one file.
        foreach (
            var same in needs.Items.GroupBy(item => string.Join('\n', item.Urls), StringComparer.Ordinal)
        )
        {
            var items = same.ToList();
            var cases = items.ConvertAll(item => item.Case);
            var before = known.FirstOrDefault(one =>
                one.Cases.SequenceEqual(cases, StringComparer.Ordinal) && IsThere(folder, one)
            );
            done.Add(before ?? await OneAsync(items, cases, folder, requester, progress, cancel));
            FetchedList.Write(folder, done);
        }
        return done;
    }

    private async Task<FetchedFile> OneAsync(
        List<SiteNeed> items,
        List<string> cases,
        string folder,
        Person requester,
        IProgress<(long Done, long Total)>? progress,
        CancellationToken cancel
    )
    {
        var why = "No advisory names an https address.";
        string? tried = null;
        foreach (var url in items[0].Urls)
        {
            if (
                !Uri.TryCreate(url, UriKind.Absolute, out var address)
                || address.Scheme != Uri.UriSchemeHttps
            )
                continue;
            tried = url;
            var got = await fetch.DownloadAsync(
                address,
                string.Join(' ', cases),
                requester,
                progress,
                cancel
            );
            if (got.Path is not { } path)
            {
                why = got.Refusal!.Text;
                continue;
            }
            var sha256 = await DigestAsync(path, cancel);
            var wanted = items.SelectMany(item => item.Sha256).ToList();
            if (wanted.Count > 0 && !wanted.Contains(sha256, StringComparer.Ordinal))
            {
                DownloadFile.Remove(path);
                why = $"{url} gives a file with the SHA-256 {sha256}, which the site does not ask for.";
                continue;
            }
            var name = $"{sha256[..12]}.{got.Name}";
            DurableFile.Rename(path, Path.Combine(folder, name));
            DownloadFile.Remove(path);
            return new(cases, name, sha256, got.Origin!.FinalAddress ?? url, got.Origin.ServerKey, null);
        }
        return new(cases, null, null, tried, null, why);
    }

    private static bool IsThere(string folder, FetchedFile one) =>
        one.File is { } name && name == Path.GetFileName(name) && File.Exists(Path.Combine(folder, name));

    private static async Task<string> DigestAsync(string path, CancellationToken cancel)
    {
        using var hasher = new ContentHasher();
        await using var file = File.OpenRead(path);
        var buffer = new byte[AcquisitionLimits.Chunk];
        int read;
        while ((read = await file.ReadAsync(buffer, cancel)) > 0)
            hasher.Append(buffer.AsSpan(0, read));
        return hasher.Finish().Sha256;
    }
}
