namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>What an entry of a compound file's directory is (MS-CFB §2.6.1).</summary>
internal enum CompoundKind : byte
{
    Unused = 0,
    Storage = 1,
    Stream = 2,
    Root = 5,
}
