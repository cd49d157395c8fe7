using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Writing;

/// <summary>Writes scores: metrics of 2.1 and scores of 2.0.</summary>
internal static class MetricWriter
{
    internal static void Metric(JsonOutput json, Metric value)
    {
        json.Start(value);
        json.Object("content", value.Content, MetricContent);
        json.Texts("products", value.Products);
        json.Text("source", value.Source);
        json.End();
    }

    /// <summary>2.0: the content's properties stand beside the products.</summary>
    internal static void Score(JsonOutput json, Metric metric)
    {
        var value = metric.Content ?? new MetricContent();
        json.Start(metric);
        json.Cvss("cvss_v2", value.CvssV2);
        json.Cvss("cvss_v3", value.CvssV3);
        json.Cvss("cvss_v4", value.CvssV4);
        json.Object("epss", value.Epss, Epss);
        json.Texts("products", metric.Products);
        json.Text("qualitative_severity_rating", value.QualitativeSeverityRating);
        json.Text("source", metric.Source);
        json.Raw("ssvc_v2", value.SsvcV2);
        json.List("x_extensions", value.ExtensionContents, DocumentWriter.ExtensionContent);
        json.End();
    }

    private static void MetricContent(JsonOutput json, MetricContent value)
    {
        json.Start(value);
        json.Cvss("cvss_v2", value.CvssV2);
        json.Cvss("cvss_v3", value.CvssV3);
        json.Cvss("cvss_v4", value.CvssV4);
        json.Object("epss", value.Epss, Epss);
        json.Text("qualitative_severity_rating", value.QualitativeSeverityRating);
        json.Raw("ssvc_v2", value.SsvcV2);
        json.List("x_extensions", value.ExtensionContents, DocumentWriter.ExtensionContent);
        json.End();
    }

    internal static void Epss(JsonOutput json, Epss value)
    {
        json.Start(value);
        json.Text("percentile", value.Percentile);
        json.Text("probability", value.Probability);
        json.Date("timestamp", value.Timestamp);
        json.End();
    }
}
