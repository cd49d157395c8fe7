using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Writing;

/// <summary>Writes a document and what it says about itself, in alphabetical order of the properties.</summary>
internal static class DocumentWriter
{
    internal static void CsafDocument(JsonOutput json, CsafDocument value)
    {
        json.Start(value);
        json.Text("$schema", value.Schema);
        json.Object("document", value.Metadata, DocumentMetadata);
        json.Object("product_tree", value.ProductTree, ProductTreeWriter.ProductTree);
        json.List("vulnerabilities", value.Vulnerabilities, VulnerabilityWriter.Vulnerability);
        json.List("x_extensions", value.ExtensionContents, ExtensionContent);
        json.End();
    }

    internal static void DocumentMetadata(JsonOutput json, DocumentMetadata value)
    {
        json.Start(value);
        json.List("acknowledgments", value.Acknowledgments, Acknowledgment);
        json.Object("aggregate_severity", value.AggregateSeverity, AggregateSeverity);
        json.Text("category", value.Category);
        json.Text("csaf_version", value.CsafVersion);
        json.Object("distribution", value.Distribution, Distribution);
        json.Text("lang", value.Lang);
        json.Text("license_expression", value.LicenseExpression);
        json.List("notes", value.Notes, Note);
        json.Object("publisher", value.Publisher, Publisher);
        json.List("references", value.References, Reference);
        json.Text("source_lang", value.SourceLang);
        json.Text("title", value.Title);
        json.Object("tracking", value.Tracking, TrackingWriter.Tracking);
        json.List("x_extensions", value.ExtensionContents, ExtensionContent);
        json.End();
    }

    internal static void Acknowledgment(JsonOutput json, Acknowledgment value)
    {
        json.Start(value);
        json.Texts("names", value.Names);
        json.Text("organization", value.Organization);
        json.Text("summary", value.Summary);
        json.Texts("urls", value.Urls);
        json.End();
    }

    internal static void AggregateSeverity(JsonOutput json, AggregateSeverity value)
    {
        json.Start(value);
        json.Text("namespace", value.Namespace);
        json.Text("text", value.Text);
        json.End();
    }

    internal static void Distribution(JsonOutput json, Distribution value)
    {
        json.Start(value);
        json.Object("sharing_group", value.SharingGroup, SharingGroup);
        json.Text("text", value.Text);
        json.Object("tlp", value.Tlp, Tlp);
        json.End();
    }

    internal static void SharingGroup(JsonOutput json, SharingGroup value)
    {
        json.Start(value);
        json.Text("id", value.Id);
        json.Text("name", value.Name);
        json.End();
    }

    internal static void Tlp(JsonOutput json, Tlp value)
    {
        json.Start(value);
        json.Text("label", value.Label);
        json.Text("url", value.Url);
        json.End();
    }

    internal static void Note(JsonOutput json, Note value)
    {
        json.Start(value);
        json.Text("audience", value.Audience);
        json.Text("category", value.Category);
        json.Texts("group_ids", value.GroupIds);
        json.Texts("product_ids", value.ProductIds);
        json.Text("text", value.Text);
        json.Text("title", value.Title);
        json.End();
    }

    internal static void Publisher(JsonOutput json, Publisher value)
    {
        json.Start(value);
        json.Text("category", value.Category);
        json.Text("contact_details", value.ContactDetails);
        json.Text("issuing_authority", value.IssuingAuthority);
        json.Text("name", value.Name);
        json.Text("namespace", value.Namespace);
        json.End();
    }

    internal static void Reference(JsonOutput json, Reference value)
    {
        json.Start(value);
        json.Text("category", value.Category);
        json.Text("summary", value.Summary);
        json.Text("url", value.Url);
        json.End();
    }

    internal static void ExtensionContent(JsonOutput json, ExtensionContent value)
    {
        json.Start(value);
        json.Text("$schema", value.Schema);
        json.Text("category", value.Category);
        json.Raw("content", value.Content);
        json.Boolean("critical", value.Critical);
        json.End();
    }
}
