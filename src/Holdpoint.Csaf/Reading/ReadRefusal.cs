namespace Holdpoint.Csaf.Reading;

/// <summary>Ends a reading whose limit is reached; never leaves the reader.</summary>
internal sealed class ReadRefusal(string code, string message) : Exception(message)
{
    internal string Code { get; } = code;
}
