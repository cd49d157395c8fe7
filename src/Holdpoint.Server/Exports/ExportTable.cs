using Holdpoint.Core.Access;

namespace Holdpoint.Server.Exports;

/// <summary>A table of a page as it is given out, with the same filters and the same sites as the page.</summary>
/// <param name="Path">Its address below <c>/export/</c> without the format, such as <c>asset-findings/{site}/{asset}</c>.</param>
/// <param name="Open">Opens it for a request; null where there is no such table for this person.</param>
internal sealed record ExportTable(string Path, Func<ExportAsk, Task<ExportContent?>> Open)
{
    /// <summary>What a person needs, as for the page.</summary>
    public Permission Needs { get; init; } = Permission.View;

    /// <summary>Whether it is needed for all sites.</summary>
    public bool Everywhere { get; init; }

    /// <summary>The words of the page's address that it knows.</summary>
    public IReadOnlyList<ExportFilter> Filters { get; init; } = [];

    /// <summary>Its name, for the file.</summary>
    public string Name => Path.Split('/')[0];
}
