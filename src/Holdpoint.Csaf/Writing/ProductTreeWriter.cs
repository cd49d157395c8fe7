using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Writing;

/// <summary>Writes the product tree.</summary>
internal static class ProductTreeWriter
{
    internal static void ProductTree(JsonOutput json, ProductTree value)
    {
        json.Start(value);
        json.List("branches", value.Branches, Branch);
        json.List("full_product_names", value.FullProductNames, FullProductName);
        json.List("product_groups", value.ProductGroups, ProductGroup);
        json.List("product_paths", value.ProductPaths, CombinedProduct);
        json.List("relationships", value.Relationships, Relationship);
        json.End();
    }

    internal static void Branch(JsonOutput json, Branch value)
    {
        json.Start(value);
        json.List("branches", value.Branches, Branch);
        json.Text("category", value.Category);
        json.Text("name", value.Name);
        json.Object("product", value.Product, FullProductName);
        json.End();
    }

    internal static void FullProductName(JsonOutput json, FullProductName value)
    {
        json.Start(value);
        json.Text("name", value.Name);
        json.Text("product_id", value.ProductId);
        json.Object("product_identification_helper", value.Identifiers, ProductIdentifiers);
        json.List("x_extensions", value.ExtensionContents, DocumentWriter.ExtensionContent);
        json.End();
    }

    internal static void ProductIdentifiers(JsonOutput json, ProductIdentifiers value)
    {
        json.Start(value);
        json.Text("cpe", value.Cpe);
        json.List("hashes", value.Hashes, HashedFile);
        json.Texts("model_numbers", value.ModelNumbers);
        if (!json.Is21 && value.Purls.Count == 1)
            json.Text("purl", value.Purls[0]);
        if (json.Is21 || value.Purls.Count > 1)
            json.Texts("purls", value.Purls);
        json.Texts("sbom_urls", value.SbomUrls);
        json.Texts("serial_numbers", value.SerialNumbers);
        json.Texts("skus", value.Skus);
        json.List("x_generic_uris", value.GenericUris, GenericUri);
        json.End();
    }

    internal static void HashedFile(JsonOutput json, HashedFile value)
    {
        json.Start(value);
        json.List("file_hashes", value.FileHashes, FileHash);
        json.Text("filename", value.Filename);
        json.End();
    }

    internal static void FileHash(JsonOutput json, FileHash value)
    {
        json.Start(value);
        json.Text("algorithm", value.Algorithm);
        json.Text("value", value.Value);
        json.End();
    }

    internal static void GenericUri(JsonOutput json, GenericUri value)
    {
        json.Start(value);
        json.Text("namespace", value.Namespace);
        json.Text("uri", value.Uri);
        json.End();
    }

    internal static void ProductGroup(JsonOutput json, ProductGroup value)
    {
        json.Start(value);
        json.Text("group_id", value.GroupId);
        json.Texts("product_ids", value.ProductIds);
        json.Text("summary", value.Summary);
        json.End();
    }

    internal static void Relationship(JsonOutput json, Relationship value)
    {
        json.Start(value);
        json.Text("category", value.Category);
        json.Object("full_product_name", value.FullProductName, FullProductName);
        json.Text("product_reference", value.ProductReference);
        json.Text("relates_to_product_reference", value.RelatesToProductReference);
        json.End();
    }

    internal static void CombinedProduct(JsonOutput json, CombinedProduct value)
    {
        json.Start(value);
        json.Text("beginning_product_reference", value.BeginningProductReference);
        json.Object("full_product_name", value.FullProductName, FullProductName);
        json.List("subpaths", value.Subpaths, Subpath);
        json.End();
    }

    internal static void Subpath(JsonOutput json, Subpath value)
    {
        json.Start(value);
        json.Text("category", value.Category);
        json.Text("next_product_reference", value.NextProductReference);
        json.End();
    }
}
