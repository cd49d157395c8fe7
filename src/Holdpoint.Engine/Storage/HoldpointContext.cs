using System.Text;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Jobs;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Storage;

/// <summary>
/// The model of the database, the same for every provider. Times are UTC; "not known" is null, never a default value.
/// </summary>
internal abstract class HoldpointContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The kind of database it is on.</summary>
    public Dialect Dialect { get; set; } = null!;

    /// <summary>The log that writing transactions of this context announce in.</summary>
    public EvidenceLog EvidenceLog { get; set; } = null!;

    /// <summary>The run of a job that it works for; null where it is none.</summary>
    public JobClaim? Claim { get; set; }

    /// <summary>What of its writing transaction waits to be sent; null for nothing.</summary>
    public PendingWrites? Pending { get; set; }

    public DbSet<SiteRow> Sites => Set<SiteRow>();
    public DbSet<ZoneRow> Zones => Set<ZoneRow>();
    public DbSet<AssetRow> Assets => Set<AssetRow>();
    public DbSet<ComponentRow> Components => Set<ComponentRow>();
    public DbSet<ConfigurationRow> Configurations => Set<ConfigurationRow>();
    public DbSet<ConfigurationKeyRow> ConfigurationKeys => Set<ConfigurationKeyRow>();
    public DbSet<SourceRow> Sources => Set<SourceRow>();
    public DbSet<SourceCheckRow> SourceChecks => Set<SourceCheckRow>();
    public DbSet<HeldDocumentRow> HeldDocuments => Set<HeldDocumentRow>();
    public DbSet<DocumentRow> Documents => Set<DocumentRow>();
    public DbSet<AdvisoryRow> Advisories => Set<AdvisoryRow>();
    public DbSet<AdvisoryRevisionRow> AdvisoryRevisions => Set<AdvisoryRevisionRow>();
    public DbSet<AdvisoryCveRow> AdvisoryCves => Set<AdvisoryCveRow>();
    public DbSet<DatasetRow> Datasets => Set<DatasetRow>();
    public DbSet<VulnerabilityRow> Vulnerabilities => Set<VulnerabilityRow>();
    public DbSet<FindingRow> Findings => Set<FindingRow>();
    public DbSet<CandidateRow> Candidates => Set<CandidateRow>();
    public DbSet<AdvisoryNameRow> AdvisoryNames => Set<AdvisoryNameRow>();
    public DbSet<ComponentNameRow> ComponentNames => Set<ComponentNameRow>();
    public DbSet<IdentityRuleRow> IdentityRules => Set<IdentityRuleRow>();
    public DbSet<PatchCaseRow> PatchCases => Set<PatchCaseRow>();
    public DbSet<WorklistLineRow> WorklistLines => Set<WorklistLineRow>();
    public DbSet<CasePartRow> CaseParts => Set<CasePartRow>();
    public DbSet<ReviewItemRow> ReviewItems => Set<ReviewItemRow>();
    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();
    public DbSet<SitePolicyRow> SitePolicies => Set<SitePolicyRow>();
    public DbSet<EvaluationRow> Evaluations => Set<EvaluationRow>();
    public DbSet<EvidenceRow> Evidence => Set<EvidenceRow>();
    public DbSet<VaultContentRow> VaultContents => Set<VaultContentRow>();
    public DbSet<VaultHoldRow> VaultHolds => Set<VaultHoldRow>();
    public DbSet<ArtifactRow> Artifacts => Set<ArtifactRow>();
    public DbSet<ArtifactCaseRow> ArtifactCases => Set<ArtifactCaseRow>();
    public DbSet<JobRow> Jobs => Set<JobRow>();
    public DbSet<SavedViewRow> SavedViews => Set<SavedViewRow>();
    public DbSet<CaseCommentRow> CaseComments => Set<CaseCommentRow>();
    public DbSet<CaseAttachmentRow> CaseAttachments => Set<CaseAttachmentRow>();
    public DbSet<UserRow> Users => Set<UserRow>();
    public DbSet<ApiTokenRow> ApiTokens => Set<ApiTokenRow>();
    public DbSet<RepeatRow> Repeats => Set<RepeatRow>();
    public DbSet<PasskeyRow> Passkeys => Set<PasskeyRow>();
    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Inventory(modelBuilder);
        Monitoring(modelBuilder);
        Evaluation(modelBuilder);
        Acquisition(modelBuilder);
        Words(modelBuilder);
        modelBuilder.Entity<UserRow>().HasIndex(row => row.Folded).IsUnique();
        modelBuilder.Entity<PasskeyRow>().HasIndex(row => row.UserId);
        modelBuilder.Entity<SessionRow>().HasIndex(row => row.UserId);
        Work(modelBuilder);
        Requests(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(Snake(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.Name));
        }
    }

    private static void Inventory(ModelBuilder model)
    {
        model.Entity<SiteRow>().HasIndex(row => row.Name).IsUnique();
        model.Entity<ZoneRow>(zone =>
        {
            zone.HasIndex(row => new { row.SiteId, row.Name }).IsUnique();
            zone.HasOne<SiteRow>().WithMany().HasForeignKey(row => row.SiteId);
        });
        model.Entity<AssetRow>(asset =>
        {
            asset.HasIndex(row => new { row.SiteId, row.Tag }).IsUnique();
            asset.HasOne<SiteRow>().WithMany().HasForeignKey(row => row.SiteId);
            asset.HasOne<ZoneRow>().WithMany().HasForeignKey(row => row.ZoneId);
        });
        model.Entity<ComponentRow>(component =>
        {
            component.HasIndex(row => new { row.AssetId, row.Position }).IsUnique();
            component.HasIndex(row => row.ConfigurationId);
            component.HasOne<AssetRow>().WithMany().HasForeignKey(row => row.AssetId);
            component.HasOne<ConfigurationRow>().WithMany().HasForeignKey(row => row.ConfigurationId);
        });
        model.Entity<ConfigurationRow>(configuration =>
        {
            configuration.HasIndex(row => row.Digest).IsUnique();
            configuration.HasIndex(row => row.ProductKey);
        });
        // No reference to configurations: a second index on every key would cost more than the few that are left over.
        model.Entity<ConfigurationKeyRow>().HasKey(row => new { row.Key, row.ConfigurationId });
    }

    private static void Monitoring(ModelBuilder model)
    {
        model.Entity<SourceCheckRow>(check =>
        {
            check.HasIndex(row => new { row.SourceId, row.FinishedAt });
            check.HasOne<SourceRow>().WithMany().HasForeignKey(row => row.SourceId);
        });
        model.Entity<HeldDocumentRow>(held =>
        {
            held.HasIndex(row => new { row.SourceId, row.Key }).IsUnique();
            held.HasOne<SourceRow>().WithMany().HasForeignKey(row => row.SourceId);
        });
        model.Entity<DocumentRow>().HasKey(row => row.Sha256);
        model.Entity<AdvisoryRow>(advisory =>
        {
            advisory.HasIndex(row => row.Key).IsUnique();
            advisory.HasIndex(row => new { row.TrackingId, row.PublisherNamespace }).IsUnique();
        });
        model.Entity<AdvisoryRevisionRow>(revision =>
        {
            revision.HasIndex(row => new { row.AdvisoryId, row.Sha256 }).IsUnique();
            revision.HasIndex(row => row.Sha256);
            revision.HasOne<AdvisoryRow>().WithMany().HasForeignKey(row => row.AdvisoryId);
            revision.HasOne<DocumentRow>().WithMany().HasForeignKey(row => row.Sha256);
        });
        model.Entity<AdvisoryCveRow>(cve =>
        {
            cve.HasKey(row => new { row.AdvisoryId, row.Cve });
            cve.HasIndex(row => row.Cve);
            cve.HasOne<AdvisoryRow>().WithMany().HasForeignKey(row => row.AdvisoryId);
        });
        model.Entity<DatasetRow>().HasKey(row => row.Kind);
        model.Entity<VulnerabilityRow>().HasKey(row => new { row.Kind, row.Cve });
    }

    private static void Evaluation(ModelBuilder model)
    {
        model.Entity<FindingRow>(finding =>
        {
            finding.HasIndex(row => new { row.ConfigurationId, row.AdvisoryId });
            finding.HasIndex(row => row.AdvisoryId);
            finding.HasIndex(row => row.Verdict);
            finding.HasOne<ConfigurationRow>().WithMany().HasForeignKey(row => row.ConfigurationId);
            finding.HasOne<AdvisoryRow>().WithMany().HasForeignKey(row => row.AdvisoryId);
        });
        model.Entity<CandidateRow>(candidate =>
        {
            candidate.HasKey(row => row.Id);
            candidate.HasIndex(row => row.AssetKey);
        });
        model.Entity<AdvisoryNameRow>(name =>
        {
            name.HasKey(row => new { row.AdvisoryId, row.Key });
            name.HasIndex(row => row.Key);
            name.HasOne<AdvisoryRow>().WithMany().HasForeignKey(row => row.AdvisoryId);
        });
        model.Entity<ComponentNameRow>().HasKey(row => row.Key);
        model.Entity<PatchCaseRow>(patch =>
        {
            patch.HasIndex(row => row.SiteId);
            patch.HasOne<SiteRow>().WithMany().HasForeignKey(row => row.SiteId);
        });
        model.Entity<WorklistLineRow>(line =>
        {
            line.HasKey(row => row.CaseId);
            line.HasIndex(row => row.WorkOrder);
            line.HasIndex(row => new { row.SiteId, row.WorkOrder });
            line.HasIndex(row => new { row.Outcome, row.WorkOrder });
            line.HasIndex(row => new { row.DueOn, row.SiteId });
            line.HasOne<PatchCaseRow>().WithMany().HasForeignKey(row => row.CaseId);
        });
        model.Entity<CasePartRow>(part =>
        {
            part.HasKey(row => new { row.CaseId, row.ConfigurationId });
            part.HasIndex(row => row.ConfigurationId);
            part.HasOne<PatchCaseRow>().WithMany().HasForeignKey(row => row.CaseId);
        });
        model.Entity<ReviewItemRow>(review =>
        {
            review.HasIndex(row => row.SiteId);
            review.HasOne<SiteRow>().WithMany().HasForeignKey(row => row.SiteId);
        });
        model.Entity<DecisionRow>().HasIndex(row => row.CaseId);
        model.Entity<EvidenceRow>(evidence =>
        {
            evidence.HasIndex(row => new { row.Kind, row.Subject });
            evidence.HasIndex(row => row.LogIndex).IsUnique();
            // What people look for, the newest first.
            evidence.HasIndex(row => new { row.At, row.Id });
            evidence.HasIndex(row => new
            {
                row.Kind,
                row.At,
                row.Id,
            });
            evidence.HasIndex(row => new
            {
                row.Subject,
                row.At,
                row.Id,
            });
            evidence.HasIndex(row => new
            {
                row.Actor,
                row.At,
                row.Id,
            });
        });
        model.Entity<SitePolicyRow>(policy =>
        {
            policy.HasIndex(row => new { row.SiteId, row.Revision }).IsUnique();
            policy.HasOne<SiteRow>().WithMany().HasForeignKey(row => row.SiteId);
        });
    }

    private static void Acquisition(ModelBuilder model)
    {
        model.Entity<VaultContentRow>(content =>
        {
            content.HasKey(row => row.Sha256);
            content.HasIndex(row => new { row.State, row.VerifiedAt });
        });
        model.Entity<VaultHoldRow>().HasKey(row => new { row.Sha256, row.Holder });
        model.Entity<ArtifactRow>(artifact =>
        {
            artifact.HasKey(row => row.Sha256);
            artifact.HasIndex(row => row.State);
        });
        model.Entity<ArtifactCaseRow>(link =>
        {
            link.HasKey(row => new { row.Sha256, row.CaseId });
            link.HasIndex(row => row.CaseId);
        });
    }

    private static void Words(ModelBuilder model)
    {
        model
            .Entity<SavedViewRow>()
            .HasIndex(row => new
            {
                row.Person,
                row.Place,
                row.Name,
            })
            .IsUnique();
        model.Entity<CaseCommentRow>(comment =>
        {
            comment.HasIndex(row => row.CaseId);
            comment.HasOne<PatchCaseRow>().WithMany().HasForeignKey(row => row.CaseId);
        });
        model.Entity<CaseAttachmentRow>(attachment =>
        {
            attachment.HasKey(row => new { row.CommentId, row.Position });
            attachment.HasOne<CaseCommentRow>().WithMany().HasForeignKey(row => row.CommentId);
        });
    }

    private static void Work(ModelBuilder model) =>
        model.Entity<JobRow>(job =>
        {
            job.HasIndex(row => new { row.State, row.Id });
            job.HasIndex(row => new
            {
                row.Kind,
                row.Subject,
                row.Id,
            });
            // Of work on one thing there is one at a time, whoever believes what.
            job.HasIndex(row => new { row.Kind, row.Subject }, "IX_jobs_running")
                .IsUnique()
                .HasFilter($"state = '{nameof(JobState.Running)}'");
            job.HasIndex(row => row.Due).IsUnique();
        });

    private static void Requests(ModelBuilder model)
    {
        model.Entity<ApiTokenRow>().HasIndex(row => row.UserId);
        model.Entity<RepeatRow>(repeat =>
        {
            repeat.HasKey(row => new { row.Person, row.Key });
            repeat.HasIndex(row => row.BegunAt);
        });
    }

    // Table and column names must not depend on how a provider treats capitals.
    private static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && snake.Length > 0)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(c));
        }
        return snake.ToString();
    }
}
