using System.Globalization;

namespace Holdpoint.Server.Jobs;

/// <summary>This server among those that work on one database.</summary>
internal static class Replica
{
    /// <summary>Its name: another one each time it is started.</summary>
    public static string Name { get; } =
        $"{Environment.MachineName}-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-{Guid.NewGuid().ToString("N")[..6]}";
}
