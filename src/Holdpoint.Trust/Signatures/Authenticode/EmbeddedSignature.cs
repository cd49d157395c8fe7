namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>An embedded signature.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Bytes">All bytes that were kept for it.</param>
/// <param name="Padding">How many zeros may follow the message; anything else is something that nobody signed.</param>
internal sealed record EmbeddedSignature(string Place, byte[] Bytes, int Padding);
