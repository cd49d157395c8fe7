namespace Holdpoint.Trust.Signatures.Policy;

/// <summary>A dated permission to accept one file in spite of a weak digest.</summary>
/// <param name="Algorithm">"sha1" or "md5".</param>
/// <param name="FileSha256">The SHA-256 that the vendor published for the file, lower-case hexadecimal. Always needed.</param>
/// <param name="Ticket">Who decided, where it is written.</param>
/// <param name="Period">When the permission holds, by the time of judging; it has an end.</param>
public sealed record WeakDigestRow(string Algorithm, string FileSha256, string Ticket, Period Period);
