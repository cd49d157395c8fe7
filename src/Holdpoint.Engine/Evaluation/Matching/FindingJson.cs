using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>Writes findings as JSON: the part of a line that is the same for every asset of a configuration.</summary>
internal static class FindingJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        // The lines are read by programs and terminals, never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>The object without its first property, from the comma to the line's end.</summary>
    internal static byte[] Tail(Finding finding, Configuration configuration)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            Write(json, finding, configuration);
            json.WriteEndObject();
        }
        var written = buffer.WrittenSpan;
        var tail = new byte[written.Length + 1];
        tail[0] = (byte)',';
        written[1..].CopyTo(tail.AsSpan(1));
        tail[^1] = (byte)'\n';
        return tail;
    }

    private static void Write(Utf8JsonWriter json, Finding finding, Configuration configuration)
    {
        json.WriteString("advisory"u8, finding.Advisory);
        json.WriteString("revision"u8, finding.Revision);
        Strings(json, "cves"u8, finding.Cves);
        json.WriteString("verdict"u8, FindingWords.Of(finding.Verdict));
        json.WriteString("confidence"u8, finding.Confidence.ToString().ToLowerInvariant());
        json.WriteStartObject("evidence"u8);
        Strings(json, "product_ids"u8, finding.Evidence.ProductIds);
        json.WriteString("product"u8, finding.Evidence.Product);
        json.WriteString("range"u8, finding.Evidence.RangeText);
        json.WriteStartObject("installed"u8);
        Text(json, "vendor"u8, configuration.Vendor);
        Text(json, "product"u8, configuration.Product);
        Text(json, "order_number"u8, configuration.OrderNumber);
        Text(json, "version"u8, configuration.Version);
        Text(json, "cpe"u8, configuration.Cpe);
        Text(json, "purl"u8, configuration.Purl);
        json.WriteEndObject();
        Strings(json, "rules"u8, finding.Evidence.Rules);
        json.WriteString("reason"u8, finding.Evidence.Reason);
        json.WriteEndObject();
        if (finding.Fix is not { State: FixState.Available } fix)
        {
            json.WriteNull("fix"u8);
            return;
        }
        json.WriteStartObject("fix"u8);
        json.WriteString("version"u8, fix.Version);
        json.WriteString("url"u8, fix.Url);
        json.WriteBoolean("or_later"u8, fix.OrLater);
        json.WriteString("restart_required"u8, fix.RestartRequired);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void Strings(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
