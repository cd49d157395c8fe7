using Holdpoint.Core.Acquisition;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Holdpoint.Trust.Digests;
using Holdpoint.Trust.Files;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Acquisition.Vault;

/// <summary>
/// Keeps contents: in quarantine until released, then in the vault. Every change is announced as evidence before it is done;
/// a start after a kill finds what was announced and not done, and says so.
/// </summary>
internal sealed class ContentVault(Database database, string dataDirectory, TimeProvider clock, string actor)
{
    public const string Quarantine = "quarantine";
    public const string Vault = "vault";
    public const string Arriving = "arriving";
    public const string Present = "present";
    public const string Removed = "removed";

    private bool _recovered;
    private readonly Dictionary<string, VaultArea> _areas = new(StringComparer.Ordinal)
    {
        [Quarantine] = new(Path.Combine(dataDirectory, Quarantine)),
        [Vault] = new(Path.Combine(dataDirectory, Vault)),
    };

    /// <summary>The area with a name.</summary>
    public VaultArea Area(string name) => _areas[name];

    /// <summary>Reads a stream once, in constant memory, and keeps it under its digest.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="length">How many, where known.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="area">Where to.</param>
    /// <param name="expected">The SHA-256 it must have; null where any will do.</param>
    /// <param name="progress">Hears the bytes read so far.</param>
    /// <param name="cancel">Stops; nothing is kept then.</param>
    public async Task<TakenIn> TakeInAsync(
        Stream source,
        long? length,
        long most,
        string area,
        string? expected,
        IProgress<long>? progress,
        CancellationToken cancel
    )
    {
        await RecoverAsync(cancel);
        using var writer = await _areas[area].JoinAsync(cancel);
        var (arrival, refusal) = await _areas[area].WriteAsync(source, length, most, progress, cancel);
        if (arrival is null)
            return new(null, false, false, refusal);
        try
        {
            if (expected is not null && expected != arrival.Digest.Sha256)
            {
                return new(
                    null,
                    false,
                    false,
                    new(
                        "digest-differs",
                        $"The bytes have the SHA-256 {arrival.Digest.Sha256}, not {expected}."
                    )
                );
            }
            return await KeepAsync(arrival, area, cancel);
        }
        finally
        {
            DurableFile.Delete(arrival.Path);
        }
    }

    /// <summary>Moves a content from quarantine to the vault; nothing where it is there.</summary>
    public async Task MoveToVaultAsync(string sha256, CancellationToken cancel)
    {
        if (await FindAsync(sha256, cancel) is not { State: Present, Area: Quarantine })
            return;
        using var from = await _areas[Quarantine].JoinAsync(cancel);
        using var to = await _areas[Vault].JoinAsync(cancel);
        await SetAsync(
            sha256,
            row => row.Area = Vault,
            "vault.move",
            new { from = Quarantine, to = Vault },
            cancel
        );
        _areas[Quarantine].Move(sha256, _areas[Vault]);
    }

    /// <summary>One content; null where it was never here.</summary>
    public async Task<VaultContent?> FindAsync(string sha256, CancellationToken cancel)
    {
        await using var context = database.Context();
        var row = await context
            .VaultContents.AsNoTracking()
            .FirstOrDefaultAsync(one => one.Sha256 == sha256, cancel);
        return row is null ? null : Of(row);
    }

    /// <summary>Every content, by digest; the removed ones too.</summary>
    public async Task<IReadOnlyList<VaultContent>> ListAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        var rows = await context.VaultContents.AsNoTracking().OrderBy(row => row.Sha256).ToListAsync(cancel);
        return rows.ConvertAll(Of);
    }

    /// <summary>The path of a content that is present and not known to be damaged; null otherwise.</summary>
    public async Task<string?> PathAsync(string sha256, CancellationToken cancel) =>
        await FindAsync(sha256, cancel) is { State: Present, Damage: null } content
            ? _areas[content.Area].PathOf(sha256)
            : null;

    /// <summary>Changes a row and announces it, in one transaction.</summary>
    public async Task SetAsync<T>(
        string sha256,
        Action<VaultContentRow> change,
        string kind,
        T body,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        if (await context.VaultContents.FindAsync([sha256], cancel) is { } row)
            change(row);
        await context.SaveChangesAsync(cancel);
        EvidenceWriter.Add(writing, clock.GetUtcNow(), actor, kind, sha256, body);
        await writing.CommitAsync(cancel);
    }

    /// <summary>Notes a change that needs no announcement of its own.</summary>
    public async Task NoteAsync(string sha256, Action<VaultContentRow> change, CancellationToken cancel)
    {
        await using var context = database.Context();
        // In turn with the other writers: one of them may be writing the same row anew.
        await using var writing = await Database.WriteAsync(context, cancel);
        if (await context.VaultContents.FindAsync([sha256], cancel) is not { } row)
            return;
        change(row);
        await context.SaveChangesAsync(cancel);
        await writing.CommitAsync(cancel);
    }

    /// <summary>Finishes or takes back what a killed process began; leaves everything alone while another one writes.</summary>
    public async Task<IReadOnlyList<string>> RecoverAsync(CancellationToken cancel)
    {
        if (_recovered)
            return [];
        _recovered = true;
        using var quarantine = _areas[Quarantine].Alone();
        using var vault = quarantine is null ? null : _areas[Vault].Alone();
        if (quarantine is null || vault is null)
            return [];
        List<string> left = [.. _areas.Values.SelectMany(area => area.Sweep())];
        await using var context = database.Context();
        var rows = await context
            .VaultContents.AsNoTracking()
            .Where(row => row.State != Present)
            .ToListAsync(cancel);
        foreach (var row in rows.Where(row => row.State == Arriving))
            await FinishAsync(row, cancel);
        foreach (var row in rows.Where(row => row.State == Removed))
            _areas[row.Area].Remove(row.Sha256);
        await FinishMovesAsync(cancel);
        return left;
    }

    private async Task<TakenIn> KeepAsync(Arrival arrival, string area, CancellationToken cancel)
    {
        var digest = arrival.Digest;
        var known = await FindAsync(digest.Sha256, cancel);
        if (known is { State: Present, Damage: null } && _areas[known.Area].Has(digest.Sha256, digest.Length))
        {
            if (area == Vault)
                await MoveToVaultAsync(digest.Sha256, cancel);
            return new(digest, true, false, null);
        }
        var replaced = known is { State: Present };
        // What was in the vault stays there; only its bytes are new.
        var to = replaced ? known!.Area : area;
        await AnnounceAsync(digest, to, replaced, cancel);
        _areas[to].Place(arrival);
        await NoteAsync(digest.Sha256, row => row.State = Present, cancel);
        return new(digest, false, replaced, null);
    }

    private async Task AnnounceAsync(
        ContentDigest digest,
        string area,
        bool replaced,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var now = clock.GetUtcNow();
        if (await context.VaultContents.FindAsync([digest.Sha256], cancel) is { } old)
            context.VaultContents.Remove(old);
        await context.SaveChangesAsync(cancel);
        context.VaultContents.Add(
            new()
            {
                Sha256 = digest.Sha256,
                FsVerity = digest.FsVerity,
                Length = digest.Length,
                Area = area,
                State = Arriving,
                AddedAt = now,
                VerifiedAt = now,
            }
        );
        await context.SaveChangesAsync(cancel);
        EvidenceWriter.Add(
            writing,
            now,
            actor,
            replaced ? "vault.replace" : "vault.add",
            digest.Sha256,
            new
            {
                digest.FsVerity,
                digest.Length,
                area,
            }
        );
        await writing.CommitAsync(cancel);
    }

    // Announced: the bytes were whole and flushed before. They are under their name, or they are gone.
    private async Task FinishAsync(VaultContentRow row, CancellationToken cancel)
    {
        // A damaged file of the same length may stand where a killed process wanted to put a whole one.
        if (VaultVerification.Check(this, Of(row), cancel).IsWhole)
        {
            await NoteAsync(row.Sha256, one => one.State = Present, cancel);
            return;
        }
        _areas[row.Area].Remove(row.Sha256);
        await SetAsync(
            row.Sha256,
            one =>
            {
                one.State = Removed;
                one.RemovedAt = clock.GetUtcNow();
            },
            "vault.abandoned",
            new { why = "The process ended before the bytes were in place." },
            cancel
        );
    }

    private async Task FinishMovesAsync(CancellationToken cancel)
    {
        var folder = Path.Combine(dataDirectory, Quarantine);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var sha256 = Path.GetFileName(path);
            if (sha256.Length == 64 && await FindAsync(sha256, cancel) is { State: Present, Area: Vault })
                _areas[Quarantine].Move(sha256, _areas[Vault]);
        }
    }

    private static VaultContent Of(VaultContentRow row) =>
        new(
            row.Sha256,
            row.FsVerity,
            row.Length,
            row.Area,
            row.State,
            row.AddedAt,
            row.VerifiedAt,
            row.Damage,
            row.RemovedAt
        );
}
