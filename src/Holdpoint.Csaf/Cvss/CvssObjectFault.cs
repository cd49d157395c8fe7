namespace Holdpoint.Csaf.Cvss;

/// <summary>What is wrong with a CVSS object.</summary>
/// <param name="Property">The property meant; empty for the object itself.</param>
/// <param name="Text">What is wrong, in words.</param>
public sealed record CvssObjectFault(string Property, string Text);
