using Holdpoint.Csaf.Provider.Metadata;

namespace Holdpoint.Csaf.Provider;

/// <summary>Reads a document's header; the whole text must be well-formed JSON. Never throws on input.</summary>
public static class DocumentHeaderReader
{
    /// <summary>Null with problems when the text is no CSAF 2.x document.</summary>
    public static Read<DocumentHeader> Parse(ReadOnlyMemory<byte> bytes, string place)
    {
        var problems = new ProblemList();
        using var json = JsonInput.Open(bytes, place, problems);
        if (json is null)
            return new(null, problems.ToList());
        var document = json.RootElement.Object("document");
        var tracking = document.Object("tracking");
        var publisher = document.Object("publisher");
        var version = document.Text("csaf_version");
        var id = tracking.Text("id");
        var revision = tracking.Text("version");
        var released = tracking.Time("current_release_date");
        if (version is not ("2.0" or "2.1"))
            problems.Add(
                "csaf-version",
                place + "#/document/csaf_version",
                $"\"{version}\" is neither 2.0 nor 2.1."
            );
        if (string.IsNullOrWhiteSpace(id))
            problems.Add("no-tracking-id", place + "#/document/tracking/id", "Missing.");
        if (revision is null)
            problems.Add("no-version", place + "#/document/tracking/version", "Missing.");
        if (released is null)
            problems.Add(
                "no-release-date",
                place + "#/document/tracking/current_release_date",
                "Missing or no time."
            );
        var label = document.Object("distribution").Object("tlp").Text("label");
        if (!TlpLabels.TryParse(label, out var tlp) && label is not null)
            problems.Add(
                "tlp-label",
                place + "#/document/distribution/tlp/label",
                $"\"{label}\" is not a TLP label."
            );
        var found = problems.ToList();
        if (found.Count > 0)
            return new(null, found);
        return new(
            new()
            {
                CsafVersion = version!,
                TrackingId = id!,
                Version = revision!,
                Status = tracking.Text("status") ?? "",
                InitialRelease = tracking.Time("initial_release_date"),
                CurrentRelease = released!.Value,
                Tlp = tlp,
                PublisherNamespace = publisher.Text("namespace") ?? "",
                Title = document.Text("title") ?? "",
            },
            found
        );
    }
}
