namespace Holdpoint.Csaf.Provider.Transport;

/// <summary>How a fetch ended.</summary>
public enum FetchOutcome
{
    /// <summary>The body is there.</summary>
    Ok,

    /// <summary>The copy at hand is still right (304).</summary>
    NotModified,

    /// <summary>Nothing lies there (404, 410, no such file).</summary>
    NotFound,

    /// <summary>Not taken: a rule of ours or of the server forbids it, and trying again at once would not help.</summary>
    Refused,

    /// <summary>Longer than allowed.</summary>
    TooLarge,

    /// <summary>The other side could not be reached or broke off, and retries did not help.</summary>
    Unreachable,
}
