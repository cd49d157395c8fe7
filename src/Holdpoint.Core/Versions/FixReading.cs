namespace Holdpoint.Core.Versions;

/// <summary>What a remediation's words say of the version that holds the fix.</summary>
/// <param name="Versions">Every version named as a target, in order; empty where none could be read.</param>
/// <param name="OrLater">True where the text says that later versions hold the fix too.</param>
/// <param name="ContactVendor">True where the text sends the reader to the vendor.</param>
public sealed record FixReading(IReadOnlyList<ParsedVersion> Versions, bool OrLater, bool ContactVendor);
