namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>Dates and their order (6.1.37, 6.1.45, 6.1.49, 6.1.51 to 6.1.53, 6.2.33, 6.2.41).</summary>
internal static class DateTests
{
    /// <summary>The arrays of a vulnerability whose items have a date.</summary>
    private static readonly string[] Dated =
    [
        "flags",
        "involvements",
        "remediations",
        "threats",
        "first_known_exploitation_dates",
    ];

    public static void Form(Subject subject, Report report)
    {
        foreach (var node in AllDates(subject))
        {
            if (node.Text is { } text && !Instant.IsStrict(text))
                report.Fail(node, $"{text} is no date and time as CSAF writes it.");
        }
    }

    public static void DisclosureAfterRevision(Subject subject, Report report)
    {
        if (subject.IsClear && subject.IsPublished)
            NotAfterRevision(subject, report, subject.Vulnerabilities.Select(v => v.Node["disclosure_date"]));
    }

    public static void SsvcAfterRevision(Subject subject, Report report)
    {
        if (subject.IsPublished)
            NotAfterRevision(subject, report, Contents(subject).Select(c => c["ssvc_v2"]["timestamp"]));
    }

    public static void EpssAfterRevision(Subject subject, Report report)
    {
        if (subject.IsPublished)
            NotAfterRevision(subject, report, Contents(subject).Select(c => c["epss"]["timestamp"]));
    }

    public static void ExploitationAfterRevision(Subject subject, Report report)
    {
        if (subject.IsPublished)
            NotAfterRevision(
                subject,
                report,
                Exploitations(subject).SelectMany(e => (Node[])[e["date"], e["exploitation_date"]])
            );
    }

    public static void ExploitationAfterItsDate(Subject subject, Report report)
    {
        foreach (var item in Exploitations(subject))
        {
            if (Instant.Parse(item["exploitation_date"].Text) > Instant.Parse(item["date"].Text))
                report.Fail(
                    item["exploitation_date"],
                    "The exploitation is newer than the date it became known."
                );
        }
    }

    public static void PastDisclosureAfterRevision(Subject subject, Report report) =>
        NotAfterRevision(
            subject,
            report,
            subject
                .Vulnerabilities.Select(v => v.Node["disclosure_date"])
                .Where(d => subject.Now is not { } now || Instant.Parse(d.Text) <= now)
        );

    public static void OldEpss(Subject subject, Report report)
    {
        if (!subject.IsPublished || subject.NewestRevision is not { } newest)
            return;
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            var youngest = vulnerability
                .Metrics.Select(m => m.Content["epss"]["timestamp"])
                .Where(t => Instant.Parse(t.Text) is not null)
                .MaxBy(t => Instant.Parse(t.Text));
            if (youngest is not null && newest - Instant.Parse(youngest.Text) > TimeSpan.FromDays(15))
                report.Fail(
                    youngest,
                    "The youngest EPSS is more than 15 days older than the newest revision."
                );
        }
    }

    private static void NotAfterRevision(Subject subject, Report report, IEnumerable<Node> dates)
    {
        if (subject.NewestRevision is not { } newest)
            return;
        foreach (var node in dates)
        {
            if (Instant.Parse(node.Text) > newest)
                report.Fail(node, $"{node.Text} is newer than the newest revision.");
        }
    }

    private static IEnumerable<Node> Contents(Subject subject) =>
        subject.Vulnerabilities.SelectMany(v => v.Metrics).Select(m => m.Content);

    private static IEnumerable<Node> Exploitations(Subject subject) =>
        subject.Vulnerabilities.SelectMany(v => v.Node["first_known_exploitation_dates"].Items);

    private static IEnumerable<Node> AllDates(Subject subject)
    {
        yield return subject.Tracking["current_release_date"];
        yield return subject.Tracking["initial_release_date"];
        yield return subject.Tracking["generator"]["date"];
        foreach (var revision in subject.Revisions)
            yield return revision.Node["date"];
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            yield return vulnerability.Node["disclosure_date"];
            yield return vulnerability.Node["discovery_date"];
            foreach (var item in Dated.SelectMany(name => vulnerability.Node[name].Items))
            {
                yield return item["date"];
                yield return item["exploitation_date"];
            }
            foreach (var content in vulnerability.Metrics.Select(m => m.Content))
            {
                yield return content["epss"]["timestamp"];
                yield return content["ssvc_v2"]["timestamp"];
            }
        }
    }
}
