namespace Holdpoint.Csaf.Reading;

/// <summary>In which versions a property exists and must be there.</summary>
internal enum Presence
{
    Optional,
    Required,
    Only20,
    Only21,
    Required21,
    Optional20Required21,
}
