namespace Holdpoint.Server.Endpoints;

/// <summary>Sizes of the API.</summary>
internal static class ApiLimits
{
    /// <summary>Entries of a part where a request does not say how many.</summary>
    public const int Part = 50;

    /// <summary>Most entries of a part.</summary>
    public const int LargestPart = 200;

    /// <summary>The longest address with its query, in characters.</summary>
    public const int Address = 4096;

    /// <summary>How deep a body may be nested.</summary>
    public const int Depth = 16;

    /// <summary>Longest key of a request that may come again, in characters.</summary>
    public const int RepeatKey = 200;

    /// <summary>The longest words of a person, in characters.</summary>
    public const int Words = 8000;

    /// <summary>The longest name, in characters.</summary>
    public const int Name = 500;

    /// <summary>Most cases of one decision, most assets that are exceptions, most lines of a plan.</summary>
    public const int Many = 200;
}
