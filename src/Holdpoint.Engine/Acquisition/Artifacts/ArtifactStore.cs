using Holdpoint.Core.Acquisition;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Acquisition.Artifacts;

/// <summary>Keeps artifacts. A change is a rule of Core applied to what is stored, in one transaction with its evidence.</summary>
internal sealed class ArtifactStore(Database database, TimeProvider clock, string actor)
{
    /// <summary>Digits of a digest that name an artifact at least.</summary>
    public const int LeastDigits = 6;

    /// <summary>Adds an artifact; one that is there is linked to the further cases and given back as it is.</summary>
    public async Task<Artifact> AddAsync(Artifact artifact, CancellationToken cancel)
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var row = await context.Artifacts.FindAsync([artifact.Sha256], cancel);
        var kept = row is null ? artifact : Read(row.Body);
        var cases = artifact.Cases.Except(kept.Cases, StringComparer.Ordinal).ToList();
        if (row is not null && cases.Count == 0)
            return kept;
        if (row is not null)
            kept = kept with { Cases = [.. kept.Cases, .. cases] };
        foreach (var one in row is null ? artifact.Cases : cases)
            context.ArtifactCases.Add(new() { Sha256 = artifact.Sha256, CaseId = one });
        if (row is null)
        {
            context.Artifacts.Add(
                new()
                {
                    Sha256 = artifact.Sha256,
                    Name = artifact.Name,
                    State = artifact.State.ToString(),
                    ReceivedAt = artifact.ReceivedAt,
                    Body = Json.Write(kept),
                }
            );
        }
        else
        {
            row.Body = Json.Write(kept);
        }
        await context.SaveChangesAsync(cancel);
        EvidenceWriter.Add(
            writing,
            clock.GetUtcNow(),
            actor,
            row is null ? "artifact.take-in" : "artifact.link",
            artifact.Sha256,
            new
            {
                kept.Name,
                kept.Length,
                kept.FsVerity,
                kept.Origin,
                kept.Requester,
                kept.Cases,
            }
        );
        await CaseAcquiring.MoveAsync(
            writing,
            context,
            row is null ? artifact.Cases : cases,
            artifact.Sha256,
            clock.GetUtcNow(),
            actor,
            cancel
        );
        await writing.CommitAsync(cancel);
        return kept;
    }

    /// <summary>Applies a rule. What it refuses is evidence too.</summary>
    /// <param name="sha256">The artifact.</param>
    /// <param name="what">What is tried, for the evidence: "scan", "release".</param>
    /// <param name="rule">The rule.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<Transition> ApplyAsync(
        string sha256,
        string what,
        Func<Artifact, Transition> rule,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        if (await context.Artifacts.FindAsync([sha256], cancel) is not { } row)
            return new(null, new("no-such-artifact", $"There is no artifact {sha256}."));
        var before = Read(row.Body);
        var transition = rule(before);
        var now = clock.GetUtcNow();
        if (transition.Artifact is not { } after)
        {
            EvidenceWriter.Add(
                writing,
                now,
                actor,
                "artifact.refusal",
                sha256,
                new { tried = what, transition.Refusal }
            );
            await writing.CommitAsync(cancel);
            return transition;
        }
        row.Body = Json.Write(after);
        row.State = after.State.ToString();
        await context.SaveChangesAsync(cancel);
        var verdict = after.Verdict();
        EvidenceWriter.Add(
            writing,
            now,
            actor,
            $"artifact.{what}",
            sha256,
            new
            {
                step = after.Steps[^1],
                evidence = after.Evidence.Count > before.Evidence.Count ? after.Evidence[^1] : null,
                scan = ReferenceEquals(after.Scan, before.Scan) ? null : after.Scan,
                verdict.Reached,
                verdict.Identity,
                verdict.Integrity,
            }
        );
        await writing.CommitAsync(cancel);
        return transition;
    }

    /// <summary>One artifact; null where there is none.</summary>
    public async Task<Artifact?> FindAsync(string sha256, CancellationToken cancel)
    {
        await using var context = database.Context();
        var row = await context
            .Artifacts.AsNoTracking()
            .FirstOrDefaultAsync(one => one.Sha256 == sha256, cancel);
        return row is null ? null : Read(row.Body);
    }

    /// <summary>Digests of the artifacts that begin so, at most twenty.</summary>
    public async Task<IReadOnlyList<string>> FindDigestsAsync(string beginning, CancellationToken cancel)
    {
        await using var context = database.Context();
        var lower = beginning.ToLowerInvariant();
        return await context
            .Artifacts.Where(row => row.Sha256.StartsWith(lower))
            .OrderBy(row => row.Sha256)
            .Select(row => row.Sha256)
            .Take(20)
            .ToListAsync(cancel);
    }

    /// <summary>All artifacts, the newest first.</summary>
    public async Task<IReadOnlyList<Artifact>> ListAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        var rows = await context
            .Artifacts.AsNoTracking()
            .OrderByDescending(row => row.ReceivedAt)
            .ThenBy(row => row.Sha256)
            .Select(row => row.Body)
            .ToListAsync(cancel);
        return rows.ConvertAll(Read);
    }

    private static Artifact Read(string body) => Json.Read<Artifact>(body);
}
