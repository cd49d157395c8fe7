using Holdpoint.Trust.Digests;

namespace Holdpoint.Engine.Acquisition.Vault;

/// <summary>
/// Reads contents again, those first that were not read for the longest time, and notes after each, so that a verification
/// that is stopped goes on where it was. What it finds wrong it names and never mends.
/// </summary>
internal sealed class VaultVerification(ContentVault vault, TimeProvider clock)
{
    /// <summary>Verifies; damage comes as it is found.</summary>
    /// <param name="most">How many contents; null for all.</param>
    /// <param name="only">Only the content with this digest; null for any.</param>
    /// <param name="progress">Hears contents done and in all.</param>
    /// <param name="cancel">Stops after the block at hand.</param>
    public async Task<IReadOnlyList<ContentCheck>> RunAsync(
        int? most,
        string? only,
        IProgress<(int Done, int Total)>? progress,
        CancellationToken cancel
    )
    {
        await vault.RecoverAsync(cancel);
        var contents = (await vault.ListAsync(cancel))
            .Where(content => content.State == ContentVault.Present)
            .Where(content => only is null || content.Sha256 == only)
            .OrderBy(content => content.VerifiedAt ?? DateTimeOffset.MinValue)
            .ThenBy(content => content.Sha256, StringComparer.Ordinal)
            .Take(most ?? int.MaxValue)
            .ToList();
        var checks = new List<ContentCheck>(contents.Count);
        foreach (var content in contents)
        {
            var check = Check(vault, content, cancel);
            checks.Add(check);
            await NoteAsync(content, check, cancel);
            progress?.Report((checks.Count, contents.Count));
        }
        return checks;
    }

    /// <summary>Reads one content.</summary>
    public static ContentCheck Check(ContentVault vault, VaultContent content, CancellationToken cancel) =>
        ContentCheck.Read(
            vault.Area(content.Area),
            content.Sha256,
            content.FsVerity,
            content.Length,
            null,
            cancel
        );

    private async Task NoteAsync(VaultContent content, ContentCheck check, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (check.LostBlockList)
            await RebuildAsync(content, cancel);
        if (check.Text is { } damage)
        {
            await vault.SetAsync(
                content.Sha256,
                row => (row.Damage, row.VerifiedAt) = (damage, now),
                "vault.damage",
                new { damage, check.BadBlocks },
                cancel
            );
        }
        else if (content.Damage is not null)
        {
            // A medium that gives the right bytes again is not to be trusted again without anybody hearing of it.
            await vault.SetAsync(
                content.Sha256,
                row => (row.Damage, row.VerifiedAt) = (null, now),
                "vault.whole-again",
                new { was = content.Damage },
                cancel
            );
        }
        else
        {
            await vault.NoteAsync(content.Sha256, row => row.VerifiedAt = now, cancel);
        }
    }

    private async Task RebuildAsync(VaultContent content, CancellationToken cancel)
    {
        using var hasher = new ContentHasher();
        var area = vault.Area(content.Area);
        await using (var file = File.OpenRead(area.PathOf(content.Sha256)))
        {
            var buffer = new byte[AcquisitionLimits.Chunk];
            int read;
            while ((read = await file.ReadAsync(buffer, cancel)) > 0)
                hasher.Append(buffer.AsSpan(0, read));
        }
        var digest = hasher.Finish();
        if (digest.Sha256 != content.Sha256)
            return;
        await vault.SetAsync(
            content.Sha256,
            _ => { },
            "vault.block-list",
            new
            {
                why = "The list of block digests was lost or damaged; it was made anew from the whole content.",
            },
            cancel
        );
        area.WriteBlocks(digest);
    }
}
