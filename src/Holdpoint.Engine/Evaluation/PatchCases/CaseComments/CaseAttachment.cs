namespace Holdpoint.Engine.Evaluation.PatchCases.CaseComments;

/// <summary>A file that came with a comment.</summary>
/// <param name="Name">Its name, without folder.</param>
/// <param name="Sha256">SHA-256 of its bytes in lower-case hexadecimal; they are kept under it.</param>
/// <param name="Length">Bytes.</param>
public sealed record CaseAttachment(string Name, string Sha256, long Length);
