namespace Holdpoint.Trust.Encryption;

/// <summary>The key of one file, or why there is none.</summary>
internal readonly struct AgeFileKey
{
    public AgeFileKey(byte[] key) => Key = key;

    public AgeFileKey(AgeRefusal refusal) => Refusal = refusal;

    public byte[]? Key { get; }

    public AgeRefusal? Refusal { get; }
}
