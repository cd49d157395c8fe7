using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Acquisition.Vault;

/// <summary>A content under the rule of retention.</summary>
/// <param name="Content">The content.</param>
/// <param name="Name">The file name it came with; null where no artifact has it.</param>
/// <param name="KeptBecause">Why it stays; null where nothing needs it and it is old enough.</param>
public sealed record RetentionLine(VaultContent Content, string? Name, string? KeptBecause);

/// <summary>Removes what no open case and no deliverable needs and what is older than the site's rule.</summary>
internal sealed class VaultRetention(Database database, ContentVault vault, TimeProvider clock, string actor)
{
    /// <summary>Says of every content whether it stays; removes nothing.</summary>
    public async Task<IReadOnlyList<RetentionLine>> PlanAsync(TimeSpan age, CancellationToken cancel)
    {
        await using var context = database.Context();
        var closed = nameof(PatchCaseStage.Closed);
        var open = await (
            from link in context.ArtifactCases
            join one in context.PatchCases on link.CaseId equals one.Id
            where one.Stage != closed
            select new { link.Sha256, link.CaseId }
        ).ToListAsync(cancel);
        var holds = await context.VaultHolds.AsNoTracking().ToListAsync(cancel);
        var needed = open.Select(one => (one.Sha256, Why: $"case {one.CaseId} is open"))
            .Concat(holds.Select(hold => (hold.Sha256, Why: $"{hold.Holder} needs it")))
            .ToLookup(one => one.Sha256, one => one.Why, StringComparer.Ordinal);
        var names = await context.Artifacts.ToDictionaryAsync(
            row => row.Sha256,
            row => row.Name,
            StringComparer.Ordinal,
            cancel
        );
        var before = clock.GetUtcNow() - age;
        return
        [
            .. (await vault.ListAsync(cancel))
                .Where(content => content.State == ContentVault.Present)
                .Select(content => new RetentionLine(
                    content,
                    names.GetValueOrDefault(content.Sha256),
                    needed[content.Sha256].FirstOrDefault()
                        ?? (content.AddedAt > before ? $"younger than {age.TotalDays:0} days" : null)
                )),
        ];
    }

    /// <summary>Removes what the plan lets go; each removal is announced first, with what the rule was.</summary>
    public async Task<IReadOnlyList<RetentionLine>> ApplyAsync(TimeSpan age, CancellationToken cancel)
    {
        await vault.RecoverAsync(cancel);
        var plan = await PlanAsync(age, cancel);
        foreach (var line in plan.Where(line => line.KeptBecause is null))
        {
            await vault.SetAsync(
                line.Content.Sha256,
                row => (row.State, row.RemovedAt) = (ContentVault.Removed, clock.GetUtcNow()),
                "vault.remove",
                new
                {
                    line.Name,
                    line.Content.Length,
                    rule = $"older than {age.TotalDays:0} days and needed by no open case and no deliverable",
                },
                cancel
            );
            vault.Area(line.Content.Area).Remove(line.Content.Sha256);
        }
        return plan;
    }

    /// <summary>Says that something needs a content.</summary>
    public async Task HoldAsync(string sha256, string holder, CancellationToken cancel)
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        if (await context.VaultHolds.FindAsync([sha256, holder], cancel) is not null)
            return;
        var now = clock.GetUtcNow();
        context.VaultHolds.Add(
            new()
            {
                Sha256 = sha256,
                Holder = holder,
                Since = now,
            }
        );
        await context.SaveChangesAsync(cancel);
        EvidenceWriter.Add(writing, now, actor, "vault.hold", sha256, new { holder });
        await writing.CommitAsync(cancel);
    }

    /// <summary>Says that something needs its contents no longer.</summary>
    public async Task LetGoAsync(string holder, CancellationToken cancel)
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        await context.VaultHolds.Where(row => row.Holder == holder).ExecuteDeleteAsync(cancel);
        EvidenceWriter.Add(writing, clock.GetUtcNow(), actor, "vault.let-go", holder, new { holder });
        await writing.CommitAsync(cancel);
    }
}
