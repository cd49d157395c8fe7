using System.ComponentModel;

namespace Holdpoint.Server.Endpoints;

/// <summary>A part of a list.</summary>
/// <param name="Items">The entries.</param>
/// <param name="Next">The cursor of the next part; null where there is none.</param>
internal sealed record Part<T>(
    IReadOnlyList<T> Items,
    [property: Description("The cursor of the next part; null where there is none.")] string? Next
);
