namespace Holdpoint.Server.Exports;

/// <summary>A word by which a table can be asked for less.</summary>
/// <param name="Name">As it stands in the page's address.</param>
/// <param name="Says">What it does, for the description of the API.</param>
/// <param name="Read">What the page writes for a value of the API; null where there is no such value. Without it every text is one.</param>
internal sealed record ExportFilter(string Name, string Says, Func<string, string?>? Read = null);
