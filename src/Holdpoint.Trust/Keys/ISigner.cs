namespace Holdpoint.Trust.Keys;

/// <summary>A private key that signs without being shown: in memory, or in a token.</summary>
public interface ISigner
{
    /// <summary>The public half.</summary>
    PublicKey PublicKey { get; }

    /// <summary>Signs a message (not its digest).</summary>
    byte[] Sign(ReadOnlySpan<byte> message);
}
