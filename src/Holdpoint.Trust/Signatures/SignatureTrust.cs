using Holdpoint.Trust.Signatures.Certificates;
using Holdpoint.Trust.Signatures.Minisign;
using Holdpoint.Trust.Signatures.OpenPgp;
using Holdpoint.Trust.Signatures.Policy;

namespace Holdpoint.Trust.Signatures;

/// <summary>Everything that a verdict rests on besides the file. Nothing else is asked: no store, no network, no clock.</summary>
public sealed record SignatureTrust
{
    /// <summary>The time of judging (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who may sign.</summary>
    public VendorPolicy Policy { get; init; } = VendorPolicy.None;

    /// <summary>The vendor whose rows count; null: any vendor of the policy.</summary>
    public string? Vendor { get; init; }

    internal IReadOnlyList<Certificate> Roots { get; init; } = [];

    internal IReadOnlyList<RevocationList> RevocationLists { get; init; } = [];

    internal IReadOnlyList<PgpSigningKey> PgpKeys { get; init; } = [];

    internal IReadOnlyList<MinisignKey> MinisignKeys { get; init; } = [];

    internal IReadOnlyList<SideFile> Catalogues { get; init; } = [];

    /// <summary>Adds the root certificates of a PEM or DER file. Null where there is none in it.</summary>
    public SignatureTrust? WithRoots(ReadOnlySpan<byte> file)
    {
        var read = PemFile.Blocks(file, "CERTIFICATE").Select(Certificate.Read).ToArray();
        return read.Length == 0 || read.Contains(null) ? null : this with { Roots = [.. Roots, .. read!] };
    }

    /// <summary>Adds the revocation lists of a PEM or DER file. Null where there is none in it.</summary>
    public SignatureTrust? WithRevocationLists(ReadOnlySpan<byte> file)
    {
        var read = PemFile.Blocks(file, "X509 CRL").Select(RevocationList.Read).ToArray();
        return read.Length == 0 || read.Contains(null)
            ? null
            : this with
            {
                RevocationLists = [.. RevocationLists, .. read!],
            };
    }

    /// <summary>Adds a security catalogue: its members are authenticated by its signature.</summary>
    public SignatureTrust WithCatalogue(SideFile catalogue) =>
        this with
        {
            Catalogues = [.. Catalogues, catalogue],
        };

    /// <summary>Adds the keys of an OpenPGP keyring (armoured or binary) or a minisign or signify key. Null where there is none.</summary>
    public SignatureTrust? WithKeys(ReadOnlyMemory<byte> file)
    {
        if (MinisignKey.Read(file.Span) is { } key)
            return this with { MinisignKeys = [.. MinisignKeys, key] };
        var keys = PgpKeyring.Read(file.ToArray());
        return keys.Count == 0 ? null : this with { PgpKeys = [.. PgpKeys, .. keys] };
    }

    internal bool Accepts(DigestKind kind, string? fileSha256) =>
        kind.IsStrong
        || Policy.Exceptions.Any(exception =>
            exception.Algorithm == kind.Name
            && exception.FileSha256 == fileSha256
            && exception.Period.Holds(At)
        );
}
