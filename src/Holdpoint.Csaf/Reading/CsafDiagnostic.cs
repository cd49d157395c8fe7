namespace Holdpoint.Csaf.Reading;

/// <summary>Something in a document that breaks JSON, the schema or a limit.</summary>
/// <param name="Code">One of <see cref="DiagnosticCodes"/>.</param>
/// <param name="Pointer">JSON pointer (RFC 6901) of the place; empty for the whole document.</param>
/// <param name="Offset">Byte offset of the place, from 0.</param>
/// <param name="Line">Line of the place, from 1.</param>
/// <param name="Message">What is wrong, for people.</param>
public sealed record CsafDiagnostic(string Code, string Pointer, long Offset, int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Code} at {(Pointer.Length == 0 ? "/" : Pointer)} (line {Line}): {Message}";
}
