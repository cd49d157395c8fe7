using System.Text.Json;
using Holdpoint.Csaf.Model;
using Holdpoint.Csaf.Reading;
using Holdpoint.Csaf.Validation.Tests;

namespace Holdpoint.Csaf.Validation;

/// <summary>
/// Runs the schema's rules and the tests of clause 6 on a CSAF 2.0 or 2.1 document. Never throws on input; safe to use from
/// many threads. docs/csaf-conformance.md lists the tests, those left out, and how it fares on the standard's own data.
/// </summary>
public static class CsafValidator
{
    /// <summary>The id under which the schema's rules are reported.</summary>
    public const string SchemaTest = "schema";

    /// <summary>Reads and validates a document.</summary>
    /// <param name="json">The document as UTF-8.</param>
    /// <param name="options">What to run; everything when left out.</param>
    public static ValidationResult Validate(ReadOnlyMemory<byte> json, ValidationOptions? options = null) =>
        Validate(CsafReader.Read(json), json, options);

    /// <summary>Validates a document that was read already.</summary>
    /// <param name="read">What reading <paramref name="json"/> gave.</param>
    /// <param name="json">The document as UTF-8.</param>
    /// <param name="options">What to run; everything when left out.</param>
    public static ValidationResult Validate(
        CsafReadResult read,
        ReadOnlyMemory<byte> json,
        ValidationOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(read);
        options ??= ValidationOptions.Default;
        var tests = new List<TestResult>
        {
            new(
                SchemaTest,
                TestGroup.Schema,
                [.. read.Diagnostics.Select(d => new TestMessage(d.Pointer, d.Message))]
            ),
        };
        if (read.Document is null || Parse(json) is not { } document)
            return new(tests);
        using (document)
        {
            var is21 = read.Document.Version == CsafVersion.V21;
            var subject = new Subject(
                document.RootElement,
                is21,
                options.Now,
                read.UnknownProperties,
                read.UnsortedProperties
            );
            var version = is21 ? TestVersions.V21 : TestVersions.V20;
            foreach (var row in TestTable.Rows)
            {
                if (row.Group > options.UpTo || !row.Versions.HasFlag(version))
                    continue;
                var report = new Report();
                row.Run(subject, report);
                tests.Add(new(row.Id, row.Group, report.Messages));
            }
        }
        return new(tests);
    }

    /// <summary>The name that a document's file must have (5.1 in CSAF 2.0 and 2.1), with its ending.</summary>
    /// <param name="trackingId">The document's <c>/document/tracking/id</c>.</param>
    public static string FileNameOf(string trackingId)
    {
        ArgumentNullException.ThrowIfNull(trackingId);
        return Filename.Of(trackingId);
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> json)
    {
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        try
        {
            return JsonDocument.Parse(json, new() { MaxDepth = CsafReadOptions.Default.MaxDepth });
        }
        catch (JsonException)
        {
            // What the reader accepted under larger limits is still too deep here; it was reported as read.
            return null;
        }
    }
}
