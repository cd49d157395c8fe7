namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>Version, status and revision history (6.1.14, 6.1.16 to 6.1.22, 6.1.30, 6.2.4 to 6.2.6, 6.2.21).</summary>
internal static class RevisionTests
{
    public static void Sorted(Subject subject, Report report)
    {
        var sorted = subject.RevisionsByDate;
        for (var i = 1; i < sorted.Count; i++)
        {
            if (sorted[i].Version!.Precedence(sorted[i - 1].Version!) < 0)
                report.Fail(
                    sorted[i].Node["number"],
                    $"{sorted[i].Number} is dated after {sorted[i - 1].Number}."
                );
        }
    }

    public static void LatestVersion(Subject subject, Report report)
    {
        if (
            subject.Version is not { } version
            || (subject.RevisionsByDate is [.., var newest] ? newest.Version : null) is not { } last
        )
            return;
        var withPreRelease = subject.Status != "draft";
        if (version.IsInteger != last.IsInteger || version.Core(withPreRelease) != last.Core(withPreRelease))
            report.Fail(subject.Tracking["version"], "The version is not that of the newest revision.");
    }

    public static void DraftStatus(Subject subject, Report report)
    {
        if (
            subject.Version is { } version
            && (version.IsInitial || version.PreRelease.Length > 0)
            && subject.Status != "draft"
        )
            report.Fail(
                subject.Tracking["status"],
                $"A document of version {subject.Tracking["version"].Text} must be a draft."
            );
    }

    public static void ReleasedHistory(Subject subject, Report report)
    {
        if (!subject.IsPublished)
            return;
        foreach (var revision in subject.Revisions.Where(r => r.Version?.IsInitial == true))
            report.Fail(
                revision.Node["number"],
                $"A published document must not list the revision {revision.Number}."
            );
    }

    public static void PreReleaseRevision(Subject subject, Report report)
    {
        foreach (var revision in subject.Revisions.Where(r => r.Version?.PreRelease.Length > 0))
            report.Fail(revision.Node["number"], $"{revision.Number} has a pre-release part.");
    }

    public static void PreReleaseVersion(Subject subject, Report report)
    {
        if (subject.IsPublished && subject.Version?.PreRelease.Length > 0)
            report.Fail(
                subject.Tracking["version"],
                "A published document must not have a pre-release version."
            );
    }

    /// <summary>By date, major numbers must begin with 0 or 1 and follow each other without a gap.</summary>
    public static void MissingRevision(Subject subject, Report report)
    {
        var revisions = subject.RevisionsByDate;
        for (var i = 0; i < revisions.Count; i++)
        {
            var major = revisions[i].Version!.Major;
            if (i == 0 && major > 1)
                report.Fail(revisions[i].Node["number"], "The history begins with neither 0 nor 1.");
            else if (i > 0 && major > revisions[i - 1].Version!.Major + 1)
                report.Fail(
                    revisions[i].Node["number"],
                    $"Between {revisions[i - 1].Number} and {revisions[i].Number} a revision is missing."
                );
        }
    }

    public static void RevisionTwice(Subject subject, Report report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var revision in subject.Revisions)
        {
            if (!seen.Add(revision.Number))
                report.Fail(
                    revision.Node["number"],
                    $"The revision {revision.Number} is listed more than once."
                );
        }
    }

    public static void MixedVersioning(Subject subject, Report report)
    {
        if (subject.Version is not { } version)
            return;
        foreach (
            var revision in subject.Revisions.Where(r =>
                r.Version is not null && r.Version.IsInteger != version.IsInteger
            )
        )
            report.Fail(
                revision.Node["number"],
                $"{revision.Number} is of another kind than the document's version."
            );
    }

    public static void BuildMetadata(Subject subject, Report report)
    {
        foreach (
            var revision in subject.Revisions.Where(r => r.Number.Contains('+', StringComparison.Ordinal))
        )
            report.Fail(revision.Node["number"], $"{revision.Number} has build metadata.");
    }

    public static void OldInitialRelease(Subject subject, Report report)
    {
        var date = subject.Tracking["initial_release_date"];
        if (Instant.Parse(date.Text) is { } initial && initial < subject.Revisions.Min(r => r.Date))
            report.Fail(date, "The initial release is older than the oldest revision.");
    }

    public static void OldCurrentRelease(Subject subject, Report report)
    {
        var date = subject.Tracking["current_release_date"];
        if (Instant.Parse(date.Text) is { } current && current < subject.NewestRevision)
            report.Fail(date, "The current release is older than the newest revision.");
    }

    public static void SameTimestamps(Subject subject, Report report)
    {
        var seen = new HashSet<DateTimeOffset>();
        foreach (var revision in subject.Revisions)
        {
            if (revision.Date is { } date && !seen.Add(date))
                report.Fail(revision.Node["date"], "Another revision has the same timestamp.");
        }
    }
}
