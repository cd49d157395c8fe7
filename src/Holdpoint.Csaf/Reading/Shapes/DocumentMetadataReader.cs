using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class DocumentMetadataReader
{
    private static readonly ObjectShape Shape = new([
        new("acknowledgments", Presence.Optional),
        new("aggregate_severity", Presence.Optional),
        new("category", Presence.Required),
        new("csaf_version", Presence.Required),
        new("distribution", Presence.Optional20Required21),
        new("lang", Presence.Optional),
        new("license_expression", Presence.Only21),
        new("notes", Presence.Optional),
        new("publisher", Presence.Required),
        new("references", Presence.Optional),
        new("source_lang", Presence.Optional),
        new("title", Presence.Required),
        new("tracking", Presence.Required),
        new("x_extensions", Presence.Only21),
    ]);

    internal static DocumentMetadata? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        IReadOnlyList<Acknowledgment> acknowledgments = [];
        AggregateSeverity? aggregateSeverity = null;
        string? category = null;
        string? csafVersion = null;
        Distribution? distribution = null;
        string? lang = null;
        string? licenseExpression = null;
        IReadOnlyList<Note> notes = [];
        Publisher? publisher = null;
        IReadOnlyList<Reference> references = [];
        string? sourceLang = null;
        string? title = null;
        Tracking? tracking = null;
        IReadOnlyList<ExtensionContent> extensionContents = [];
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "acknowledgments":
                    acknowledgments = json.List(AcknowledgmentReader.Read);
                    break;
                case "aggregate_severity":
                    aggregateSeverity = AggregateSeverityReader.Read(ref json);
                    break;
                case "category":
                    category = json.Text(StringRule.Phrase);
                    break;
                case "csaf_version":
                    csafVersion = json.Word(Vocabulary.CsafVersions);
                    break;
                case "distribution":
                    distribution = DistributionReader.Read(ref json);
                    break;
                case "lang":
                    lang = json.Text(StringRule.Language);
                    break;
                case "license_expression":
                    licenseExpression = json.Text();
                    break;
                case "notes":
                    notes = json.List(NoteReader.Read);
                    break;
                case "publisher":
                    publisher = PublisherReader.Read(ref json);
                    break;
                case "references":
                    references = json.List(ReferenceReader.Read);
                    break;
                case "source_lang":
                    sourceLang = json.Text(StringRule.Language);
                    break;
                case "title":
                    title = json.Text();
                    break;
                case "tracking":
                    tracking = TrackingReader.Read(ref json);
                    break;
                case "x_extensions":
                    extensionContents = json.List(ExtensionContentReader.Read, unique: json.Is21);
                    break;
            }
        }
        return new DocumentMetadata
        {
            Acknowledgments = acknowledgments,
            AggregateSeverity = aggregateSeverity,
            Category = category ?? "",
            CsafVersion = csafVersion ?? "",
            Distribution = distribution,
            Lang = lang,
            LicenseExpression = licenseExpression,
            Notes = notes,
            Publisher = publisher,
            References = references,
            SourceLang = sourceLang,
            Title = title ?? "",
            Tracking = tracking,
            ExtensionContents = extensionContents,
            Extensions = at.Extensions,
        };
    }
}
