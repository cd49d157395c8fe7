namespace Holdpoint.Csaf.Validation;

/// <summary>How a license or exception stands in the public lists.</summary>
internal enum LicenseState
{
    Unknown,
    Listed,
    Deprecated,
}

/// <summary>
/// The SPDX license list (data: SPDX, see NOTICE). AboutCode's LicenseDB is not shipped: its ids, which carry the prefix
/// LicenseRef-scancode-, are taken to be listed.
/// </summary>
internal sealed class LicenseCatalogue
{
    private const string ScanCode = "LicenseRef-scancode-";
    private static readonly Lazy<LicenseCatalogue> Instance = new(() => new LicenseCatalogue());
    private readonly Dictionary<string, LicenseState> _states = new(StringComparer.OrdinalIgnoreCase);

    private LicenseCatalogue()
    {
        foreach (var line in EmbeddedTable.Lines("licenses.tsv.gz"))
        {
            var cells = line.Split('\t');
            _states[cells[1]] = cells[2] == "D" ? LicenseState.Deprecated : LicenseState.Listed;
        }
    }

    public static LicenseCatalogue Shared => Instance.Value;

    /// <summary>True for an id that only this document explains.</summary>
    public static bool IsPrivate(string id) =>
        id.StartsWith("LicenseRef-", StringComparison.Ordinal)
        && !id.StartsWith(ScanCode, StringComparison.OrdinalIgnoreCase);

    public LicenseState Find(string id) =>
        id.StartsWith(ScanCode, StringComparison.OrdinalIgnoreCase)
            ? LicenseState.Listed
            : _states.GetValueOrDefault(id);
}
