using System.Data.Common;
using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>A configuration in its columns: vendor, product, order number, version, CPE, package URL, attributes.</summary>
internal static class ConfigurationText
{
    public static Configuration Read(DbDataReader row, int first) =>
        new(
            row.TextOrNull(first),
            row.TextOrNull(first + 1),
            row.TextOrNull(first + 2),
            row.TextOrNull(first + 3),
            row.TextOrNull(first + 4),
            row.TextOrNull(first + 5),
            AttributeText.Read(row.TextOrNull(first + 6))
        );
}
