namespace Holdpoint.Server.Exports;

/// <summary>Every table that is given out; a new one is a row in the list of its phase.</summary>
internal static class ExportTables
{
    /// <summary>All.</summary>
    public static IReadOnlyList<ExportTable> All { get; } =
    [
        .. CaseExports.All,
        .. InventoryExports.All,
        .. MonitoringExports.All,
        .. ProgrammeExports.All,
        .. SettingsExports.All,
        .. AccessExports.All,
    ];
}
