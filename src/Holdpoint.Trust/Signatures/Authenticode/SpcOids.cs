namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>Subject types of Authenticode's indirect data.</summary>
internal static class SpcOids
{
    public const string PeImage = "1.3.6.1.4.1.311.2.1.15";
    public const string Cabinet = "1.3.6.1.4.1.311.2.1.25";
    public const string SipInfo = "1.3.6.1.4.1.311.2.1.30";
}
