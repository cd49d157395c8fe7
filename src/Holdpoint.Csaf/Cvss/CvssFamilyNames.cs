namespace Holdpoint.Csaf.Cvss;

internal static class CvssFamilyNames
{
    private static readonly string[] Names = ["cvss_v2", "cvss_v3", "cvss_v4"];

    /// <summary>The property's name in a CSAF document.</summary>
    public static string Property(this CvssFamily family) => Names[(int)family];
}
