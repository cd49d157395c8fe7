namespace Holdpoint.Engine.Access.SavedViews;

/// <summary>Filters of a table that a person named, to come back to them.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Place">The table, one of <see cref="SavedViewPlaces"/>.</param>
/// <param name="Name">The person's name for it.</param>
/// <param name="Query">The filters as the query of the page's address, without the question mark.</param>
public sealed record SavedView(long Id, string Place, string Name, string Query);
