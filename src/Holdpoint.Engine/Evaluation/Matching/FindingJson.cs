using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>Writes findings as JSON: the part of a line that is the same for every asset of a configuration.</summary>
internal sealed class FindingJson : IDisposable
{
    private static readonly JsonWriterOptions Options = new()
    {
        // The lines are read by programs and terminals, never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // The object's first property and its braces are written around what the writer sees.
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> buffer = new(1 << 16);
    private readonly Utf8JsonWriter json;

    internal FindingJson() => json = new(buffer, Options);

    /// <summary>What was written so far.</summary>
    internal ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    internal void Clear() => buffer.ResetWrittenCount();

    /// <summary>Adds the object without its first property, from the comma to the line's end; gives its start.</summary>
    internal int Add(Finding finding, Configuration configuration)
    {
        var start = buffer.WrittenCount;
        buffer.Write(","u8);
        json.Reset();
        Write(finding, configuration);
        json.Flush();
        buffer.Write("}\n"u8);
        return start;
    }

    /// <inheritdoc />
    public void Dispose() => json.Dispose();

    private void Write(Finding finding, Configuration configuration)
    {
        json.WriteString(Name.Advisory, finding.Advisory);
        json.WriteString(Name.Revision, finding.Revision);
        Strings(Name.Cves, finding.Cves);
        json.WriteString(Name.Verdict, FindingWords.Of(finding.Verdict));
        json.WriteString(Name.Confidence, FindingWords.Of(finding.Confidence));
        json.WriteStartObject(Name.Evidence);
        Strings(Name.ProductIds, finding.Evidence.ProductIds);
        json.WriteString(Name.Product, finding.Evidence.Product);
        json.WriteString(Name.Range, finding.Evidence.RangeText);
        json.WriteStartObject(Name.Installed);
        Known(Name.Vendor, configuration.Vendor);
        Known(Name.Product, configuration.Product);
        Known(Name.OrderNumber, configuration.OrderNumber);
        Known(Name.Version, configuration.Version);
        Known(Name.Cpe, configuration.Cpe);
        Known(Name.Purl, configuration.Purl);
        json.WriteEndObject();
        Strings(Name.Rules, finding.Evidence.Rules);
        json.WriteString(Name.Reason, finding.Evidence.Reason);
        json.WriteEndObject();
        if (finding.Fix is not { State: FixState.Available } fix)
        {
            json.WriteNull(Name.Fix);
            return;
        }
        json.WriteStartObject(Name.Fix);
        json.WriteString(Name.Version, fix.Version);
        json.WriteString(Name.Url, fix.Url);
        json.WriteBoolean(Name.OrLater, fix.OrLater);
        json.WriteString(Name.RestartRequired, fix.RestartRequired);
        json.WriteEndObject();
    }

    private void Known(JsonEncodedText name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private void Strings(JsonEncodedText name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        for (var i = 0; i < values.Count; i++)
            json.WriteStringValue(values[i]);
        json.WriteEndArray();
    }

    // Encoded once; a name that is given as text is looked through for each line.
    private static class Name
    {
        internal static readonly JsonEncodedText Advisory = JsonEncodedText.Encode("advisory");
        internal static readonly JsonEncodedText Revision = JsonEncodedText.Encode("revision");
        internal static readonly JsonEncodedText Cves = JsonEncodedText.Encode("cves");
        internal static readonly JsonEncodedText Verdict = JsonEncodedText.Encode("verdict");
        internal static readonly JsonEncodedText Confidence = JsonEncodedText.Encode("confidence");
        internal static readonly JsonEncodedText Evidence = JsonEncodedText.Encode("evidence");
        internal static readonly JsonEncodedText ProductIds = JsonEncodedText.Encode("product_ids");
        internal static readonly JsonEncodedText Product = JsonEncodedText.Encode("product");
        internal static readonly JsonEncodedText Range = JsonEncodedText.Encode("range");
        internal static readonly JsonEncodedText Installed = JsonEncodedText.Encode("installed");
        internal static readonly JsonEncodedText Vendor = JsonEncodedText.Encode("vendor");
        internal static readonly JsonEncodedText OrderNumber = JsonEncodedText.Encode("order_number");
        internal static readonly JsonEncodedText Version = JsonEncodedText.Encode("version");
        internal static readonly JsonEncodedText Cpe = JsonEncodedText.Encode("cpe");
        internal static readonly JsonEncodedText Purl = JsonEncodedText.Encode("purl");
        internal static readonly JsonEncodedText Rules = JsonEncodedText.Encode("rules");
        internal static readonly JsonEncodedText Reason = JsonEncodedText.Encode("reason");
        internal static readonly JsonEncodedText Fix = JsonEncodedText.Encode("fix");
        internal static readonly JsonEncodedText Url = JsonEncodedText.Encode("url");
        internal static readonly JsonEncodedText OrLater = JsonEncodedText.Encode("or_later");
        internal static readonly JsonEncodedText RestartRequired = JsonEncodedText.Encode("restart_required");
    }
}
