namespace Holdpoint.Engine.Evaluation.PatchCases.CaseComments;

/// <summary>Sizes of comments.</summary>
public static class CommentLimits
{
    /// <summary>The longest text, in characters.</summary>
    public const int TextLength = 8000;

    /// <summary>The most files with one comment.</summary>
    public const int Attachments = 10;

    /// <summary>The longest name of a file, in characters.</summary>
    public const int NameLength = 200;

    /// <summary>The largest file, in bytes.</summary>
    public const long AttachmentBytes = 64L << 20;
}
