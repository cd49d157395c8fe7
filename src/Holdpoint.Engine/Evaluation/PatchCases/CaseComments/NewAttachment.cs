namespace Holdpoint.Engine.Evaluation.PatchCases.CaseComments;

/// <summary>A file on its way to a comment.</summary>
/// <param name="Name">Its name, without folder.</param>
/// <param name="Bytes">Its bytes; they are read once.</param>
public sealed record NewAttachment(string Name, Stream Bytes);
