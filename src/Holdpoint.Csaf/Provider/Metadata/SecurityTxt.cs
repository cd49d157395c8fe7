using System.Text;

namespace Holdpoint.Csaf.Provider.Metadata;

/// <summary>Finds the CSAF fields of a security.txt (RFC 9116, CSAF §7.1.8). Also reads one that is OpenPGP clear-signed.</summary>
public static class SecurityTxt
{
    /// <summary>The https addresses of all CSAF fields, in order, without repeats.</summary>
    public static IReadOnlyList<Uri> CsafAddresses(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > ProviderLimits.SecurityTxtBytes)
            bytes = bytes[..ProviderLimits.SecurityTxtBytes];
        var found = new List<Uri>();
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n'))
        {
            var field = line.Trim();
            if (!field.StartsWith("CSAF:", StringComparison.OrdinalIgnoreCase))
                continue;
            if (
                Uri.TryCreate(field[5..].Trim(), UriKind.Absolute, out var address)
                && address.Scheme == Uri.UriSchemeHttps
                && !found.Contains(address)
            )
                found.Add(address);
        }
        return found;
    }
}
