namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>A file that must not be used any more.</summary>
/// <param name="Sha256">The SHA-256 of its content, in lower-case hexadecimal.</param>
/// <param name="Name">Its name.</param>
/// <param name="At">Since when (UTC).</param>
/// <param name="Why">The reason.</param>
public sealed record Withdrawal(string Sha256, string Name, DateTimeOffset At, string Why);
