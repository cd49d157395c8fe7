namespace Holdpoint.Engine.Storage;

/// <summary>The migrations that this program knows, in order, for each kind of database.</summary>
internal static class SchemaHistory
{
    public static IReadOnlyList<string> Sqlite { get; } =
    [
        "20261123042930_Initial",
        "20261123050605_FindingsByVerdict",
        "20261123063435_EvidenceLog",
        "20261123063558_Acquisition",
        "20261123064112_NamesAndWords",
        "20261123071200_ComponentsBesideOthers",
        "20261123071325_SitePolicies",
        "20261123094606_ConfigurationKeys",
        "20261123194059_WorklistLines",
        "20261123202421_ViewsAndComments",
        "20261123204106_Users",
        "20261123210205_Jobs",
        "20261123233542_SearchWords",
        "20261124000907_ApiTokens",
        "20261124023205_PasskeysAndSessions",
        "20261124130620_JobsOnce",
    ];

    public static IReadOnlyList<string> Postgres { get; } =
    [
        "20261123163835_Initial",
        "20261123194119_WorklistLines",
        "20261123202427_ViewsAndComments",
        "20261123204210_Users",
        "20261123210210_Jobs",
        "20261123233546_SearchWords",
        "20261124000912_ApiTokens",
        "20261124023209_PasskeysAndSessions",
        "20261124130635_JobsOnce",
    ];
}
