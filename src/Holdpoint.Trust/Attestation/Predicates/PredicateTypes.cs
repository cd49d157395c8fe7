namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>The kinds of statement that are read and written here.</summary>
public static class PredicateTypes
{
    /// <summary>What was found about a file when it was acquired (in-toto SCAI v0.3).</summary>
    public const string Scai = "https://in-toto.io/attestation/scai/v0.3";

    /// <summary>That a file is a release of a package (in-toto release v0.1).</summary>
    public const string Release = "https://in-toto.io/attestation/release/v0.1";

    /// <summary>What a test run gave (in-toto test-result v0.1).</summary>
    public const string TestResult = "https://in-toto.io/attestation/test-result/v0.1";

    /// <summary>That a file was found fit for a use (SLSA verification summary v1).</summary>
    public const string Vsa = "https://slsa.dev/verification_summary/v1";

    /// <summary>What was done on one asset (docs/formats/deployment-receipt-v1.schema.json).</summary>
    public const string DeploymentReceipt = "https://holdpoint.dev/attestation/deployment-receipt/v1";

    /// <summary>What a medium carries (docs/formats/media-manifest-v1.schema.json).</summary>
    public const string MediaManifest = "https://holdpoint.dev/attestation/media-manifest/v1";

    /// <summary>What a site took from a medium (docs/formats/import-receipt-v1.schema.json).</summary>
    public const string ImportReceipt = "https://holdpoint.dev/attestation/import-receipt/v1";
}
