namespace Holdpoint.Trust.Signatures.Packages;

/// <summary>A member of an ar archive.</summary>
/// <param name="Name">Its name without the closing slash.</param>
/// <param name="Range">Its bytes.</param>
internal sealed record ArMember(string Name, ByteRange Range);
