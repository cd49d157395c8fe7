using System.Globalization;

namespace Holdpoint.Engine.Deployment.Imports;

/// <summary>The files that go back to headquarters; the receipt names the digests of all others.</summary>
internal static class ReceiptFiles
{
    /// <summary>The receipt of import: a DSSE envelope around an in-toto statement.</summary>
    public const string Receipt = "receipt.dsse.json";

    /// <summary>Headquarters' checkpoint with this site's cosignature.</summary>
    public const string Cosignature = "headquarters-checkpoint";

    /// <summary>The key of the site's log, and the one under which it cosigns; a line each.</summary>
    public const string Keys = "log-keys";

    private const string Requests = "log-since-";

    /// <summary>The site's checkpoint with a proof from so many entries.</summary>
    public static string Request(long since) => Requests + since.ToString(CultureInfo.InvariantCulture);
}
