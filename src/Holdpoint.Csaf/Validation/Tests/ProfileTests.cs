namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>What each profile demands of its documents (6.1.27.1 to 6.1.27.19, 6.2.39.2 to 6.2.39.4).</summary>
internal static class ProfileTests
{
    private const string Incident = "csaf_security_incident_response";
    private const string Informational = "csaf_informational_advisory";
    private const string Advisory = "csaf_security_advisory";
    private const string DeprecatedAdvisory = "csaf_deprecated_security_advisory";
    private const string Vex = "csaf_vex";
    private const string Withdrawn = "csaf_withdrawn";
    private const string Superseded = "csaf_superseded";

    /// <summary>VEX statuses (6.1.27.7).</summary>
    private static readonly string[] VexStatuses =
    [
        "fixed",
        "known_affected",
        "known_not_affected",
        "under_investigation",
    ];

    public static void DocumentNotes(Subject subject, Report report)
    {
        if (Profiles.IsProfile(subject, Informational, Incident))
            RequireNote(subject, report, "description", "details", "general", "summary");
    }

    public static void WithdrawnNotes(Subject subject, Report report)
    {
        if (Profiles.IsProfile(subject, Withdrawn, Superseded))
            RequireNote(subject, report, "description");
    }

    public static void References(Subject subject, Report report)
    {
        if (!Profiles.IsProfile(subject, Informational, Incident))
            return;
        var references = subject.Document["references"];
        // External is the category's default.
        if (!references.Items.Any(r => (r["category"].Text ?? "external") == "external"))
            report.Fail(references, "There is no reference to an external source.");
    }

    public static void NoVulnerabilities(Subject subject, Report report)
    {
        var applies = subject.Is21
            ? Profiles.IsProfile(subject, Informational, Withdrawn, Superseded)
            : Profiles.IsProfile(subject, Informational);
        if (applies && subject.Root["vulnerabilities"].Exists)
            report.Fail(
                subject.Root["vulnerabilities"],
                $"A document of the profile {subject.Category} has no vulnerabilities."
            );
    }

    public static void ProductTree(Subject subject, Report report)
    {
        if (Profiles.IsProfile(subject, Advisory, DeprecatedAdvisory, Vex) && !subject.Tree.Exists)
            report.Fail(subject.Root, "The product tree is missing.");
    }

    public static void VulnerabilityNotes(Subject subject, Report report) =>
        EachOf(subject, report, "notes", "has no notes", Advisory, DeprecatedAdvisory, Vex);

    public static void ProductStatus(Subject subject, Report report) =>
        EachOf(subject, report, "product_status", "has no product status", Advisory, DeprecatedAdvisory);

    public static void VexStatus(Subject subject, Report report)
    {
        if (!Profiles.IsProfile(subject, Vex))
            return;
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            if (!VexStatuses.Any(s => vulnerability.Node["product_status"][s].Exists))
                report.Fail(vulnerability.Node["product_status"], "None of the VEX statuses is given.");
        }
    }

    /// <summary>A CVE, or ids; in 2.1 an id may be for some products only, and then each product needs one.</summary>
    public static void VulnerabilityId(Subject subject, Report report)
    {
        if (!Profiles.IsProfile(subject, Vex))
            return;
        foreach (var vulnerability in subject.Vulnerabilities.Where(v => !v.Node["cve"].Exists))
        {
            var ids = vulnerability.Scopes("ids").ToList();
            if (ids.Count == 0)
                report.Fail(vulnerability.Node, "The vulnerability has neither a CVE nor another id.");
            if (ids.Exists(i => !i.Node["product_ids"].Exists && !i.Node["group_ids"].Exists))
                continue;
            var covered = ids.SelectMany(i => i.Products).ToHashSet(StringComparer.Ordinal);
            foreach (
                var status in vulnerability.Statuses.Where(s =>
                    ids.Count > 0 && !covered.Contains(s.ProductId)
                )
            )
                report.Fail(status.Node, $"For {status.ProductId} the vulnerability has no id.");
        }
    }

    /// <summary>Every product that is not affected needs an impact statement: a flag, or a threat of category impact.</summary>
    public static void ImpactStatement(Subject subject, Report report)
    {
        if (!Profiles.IsProfile(subject, Vex))
            return;
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            var stated = vulnerability
                .Scopes("flags")
                .Concat(vulnerability.Scopes("threats").Where(t => t.Node["category"].Text == "impact"))
                .SelectMany(s => s.Products)
                .ToHashSet(StringComparer.Ordinal);
            foreach (
                var status in vulnerability.InGroup("not affected").Where(s => !stated.Contains(s.ProductId))
            )
                report.Fail(status.Node, $"{status.ProductId} is not affected without an impact statement.");
        }
    }

    /// <summary>Every affected product needs an action statement: a remediation.</summary>
    public static void ActionStatement(Subject subject, Report report)
    {
        if (!Profiles.IsProfile(subject, Vex))
            return;
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            var remedied = vulnerability
                .Remediations.SelectMany(r => r.Products)
                .ToHashSet(StringComparer.Ordinal);
            foreach (
                var status in vulnerability.Statuses.Where(s =>
                    s.Status == "known_affected" && !remedied.Contains(s.ProductId)
                )
            )
                report.Fail(status.Node, $"{status.ProductId} is affected without an action statement.");
        }
    }

    public static void Vulnerabilities(Subject subject, Report report)
    {
        if (
            Profiles.IsProfile(subject, Advisory, DeprecatedAdvisory, Vex)
            && !subject.Root["vulnerabilities"].Exists
        )
            report.Fail(subject.Root, "The vulnerabilities are missing.");
    }

    public static void AffectedProducts(Subject subject, Report report)
    {
        if (!Profiles.IsProfile(subject, Advisory))
            return;
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            if (!vulnerability.Node["product_status"]["known_affected"].Exists)
                report.Fail(vulnerability.Node["product_status"], "No product is known to be affected.");
        }
    }

    /// <summary>A fixed version needs the affected version that it replaces in the same vulnerability.</summary>
    public static void CorrespondingAffected(Subject subject, Report report)
    {
        if (!Profiles.IsProfile(subject, Advisory))
            return;
        var kinds = new ProductKinds(subject);
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            var affected = vulnerability.InGroup("affected").Select(s => s.ProductId).ToList();
            foreach (
                var status in vulnerability
                    .InGroup("fixed")
                    .Where(s => !kinds.Corresponds(s.ProductId, affected))
            )
                report.Fail(
                    status.Node,
                    $"{status.ProductId} is fixed, but no affected version of it is named."
                );
        }
    }

    public static void NoProductTree(Subject subject, Report report)
    {
        if (Profiles.IsProfile(subject, Withdrawn, Superseded) && subject.Tree.Exists)
            report.Fail(subject.Tree, $"A document of the profile {subject.Category} has no product tree.");
    }

    public static void TwoRevisions(Subject subject, Report report)
    {
        if (Profiles.IsProfile(subject, Withdrawn, Superseded) && subject.Revisions.Count < 2)
            report.Fail(subject.Tracking["revision_history"], "There must be at least two revisions.");
    }

    public static void WithdrawalReason(Subject subject, Report report) =>
        Reason(subject, report, Withdrawn, Phrase.Withdrawal, english: true);

    public static void SupersessionReason(Subject subject, Report report) =>
        Reason(subject, report, Superseded, Phrase.Supersession, english: true);

    public static void SupersedingReference(Subject subject, Report report) =>
        SupersedingIn(subject, report, english: true);

    public static void LocalWithdrawalReason(Subject subject, Report report) =>
        Reason(subject, report, Withdrawn, Phrase.Withdrawal, english: false);

    public static void LocalSupersessionReason(Subject subject, Report report) =>
        Reason(subject, report, Superseded, Phrase.Supersession, english: false);

    public static void LocalSupersedingReference(Subject subject, Report report) =>
        SupersedingIn(subject, report, english: false);

    private static void Reason(Subject subject, Report report, string profile, Phrase phrase, bool english)
    {
        if (
            subject.Category != profile
            || subject.IsEnglishOrUntold != english
            || Phrases.Of(phrase, subject) is not { } title
        )
            return;
        var notes = subject.Document["notes"];
        var titled = notes.Items.Where(n => n["title"].Text == title).ToList();
        if (titled.Count != 1)
            report.Fail(notes, $"Exactly one note must have the title \"{title}\".");
        else if (titled[0]["category"].Text != "description")
            report.Fail(titled[0]["category"], $"The note \"{title}\" must be a description.");
    }

    private static void SupersedingIn(Subject subject, Report report, bool english)
    {
        if (
            subject.Category != Superseded
            || subject.IsEnglishOrUntold != english
            || Phrases.Of(Phrase.SupersedingDocument, subject) is not { } start
        )
            return;
        var references = subject.Document["references"];
        if (
            !references.Items.Any(r =>
                r["category"].Text == "external"
                && r["summary"].Text?.StartsWith(start, StringComparison.Ordinal) == true
            )
        )
            report.Fail(references, $"An external reference must begin with \"{start}\".");
    }

    private static void RequireNote(Subject subject, Report report, params string[] categories)
    {
        var notes = subject.Document["notes"];
        if (!notes.Items.Any(n => categories.Contains(n["category"].Text)))
            report.Fail(notes, $"There is no note of category {string.Join(" or ", categories)}.");
    }

    private static void EachOf(
        Subject subject,
        Report report,
        string property,
        string text,
        params string[] profiles
    )
    {
        if (!profiles.Contains(subject.Category))
            return;
        foreach (var vulnerability in subject.Vulnerabilities.Where(v => !v.Node[property].Exists))
            report.Fail(vulnerability.Node, $"The vulnerability {text}.");
    }
}
