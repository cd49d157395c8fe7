namespace Holdpoint.Server.Uploads;

/// <summary>What a form with files may hold.</summary>
/// <param name="FileBytes">The largest file.</param>
/// <param name="Files">The most files.</param>
internal sealed record UploadLimits(long FileBytes, int Files)
{
    /// <summary>The longest text of one field, in bytes.</summary>
    public const int FieldBytes = 64 * 1024;

    /// <summary>The most fields.</summary>
    public const int Fields = 50;

    /// <summary>The longest head of one part, in bytes.</summary>
    public const int HeadBytes = 4 * 1024;

    /// <summary>The longest line between parts, in characters.</summary>
    public const int BoundaryLength = 100;

    /// <summary>The whole request.</summary>
    public long RequestBytes => (FileBytes * Files) + ((long)Fields * FieldBytes);
}
