namespace Holdpoint.Trust.Signatures.Cms;

/// <summary>Object identifiers of what is read here.</summary>
internal static class Oids
{
    public const string SignedData = "1.2.840.113549.1.7.2";
    public const string Data = "1.2.840.113549.1.7.1";
    public const string TstInfo = "1.2.840.113549.1.9.16.1.4";
    public const string SpcIndirectData = "1.3.6.1.4.1.311.2.1.4";
    public const string CertificateTrustList = "1.3.6.1.4.1.311.10.1";

    public const string ContentType = "1.2.840.113549.1.9.3";
    public const string MessageDigest = "1.2.840.113549.1.9.4";
    public const string SigningTime = "1.2.840.113549.1.9.5";
    public const string CounterSignature = "1.2.840.113549.1.9.6";
    public const string TimestampToken = "1.2.840.113549.1.9.16.2.14";
    public const string MicrosoftTimestamp = "1.3.6.1.4.1.311.3.3.1";
    public const string NestedSignature = "1.3.6.1.4.1.311.2.4.1";
    public const string SigningCertificate = "1.2.840.113549.1.9.16.2.12";
    public const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    public const string CommitmentType = "1.2.840.113549.1.9.16.2.16";

    public const string CodeSigning = "1.3.6.1.5.5.7.3.3";
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    public const string EmailProtection = "1.3.6.1.5.5.7.3.4";
    public const string AnyUsage = "2.5.29.37.0";
    public const string LifetimeSigning = "1.3.6.1.4.1.311.10.3.13";
}
