namespace Holdpoint.Csaf.Model;

/// <summary>One file and its digests (3.1.3.3.2).</summary>
public sealed record HashedFile : CsafObject
{
    /// <summary>The digests.</summary>
    public IReadOnlyList<FileHash> FileHashes { get; init; } = [];

    /// <summary>The file name.</summary>
    public string Filename { get; init; } = "";
}
