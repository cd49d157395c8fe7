using Holdpoint.Csaf.Reading;
using Holdpoint.Csaf.Validation;

namespace Holdpoint.Cli.Csaf;

/// <summary>What the validator said of one file.</summary>
/// <param name="File">The file.</param>
/// <param name="Result">The tests; null when the file was found in a directory and is no CSAF document at all.</param>
/// <param name="Fault">Why the file could not be read; null when it could.</param>
internal sealed record FileVerdict(AdvisoryFile File, ValidationResult? Result, string? Fault = null)
{
    /// <summary>Reads and validates one file; what the machine refuses becomes a fault.</summary>
    public static FileVerdict Of(AdvisoryFile file, ValidationOptions options)
    {
        try
        {
            var json = System.IO.File.ReadAllBytes(file.Path);
            var read = CsafReader.Read(json);
            // Feeds, metadata and aggregator lists lie beside the advisories; they have no "document".
            if (!file.IsNamed && read.Document is { Metadata: null })
                return new(file, null);
            return new(file, CsafValidator.Validate(read, json, options));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new(file, null, problem.Message);
        }
    }
}
