namespace Holdpoint.Csaf.Provider.Transport;

/// <summary>How the network is used. Which of two limits ends a request first: the attempt's timeout bounds each try, the number of tries the whole.</summary>
public sealed record HttpTransportOptions
{
    /// <summary>One attempt from connecting to the last byte. A slow peer ends here.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Further attempts after the first; 0 to 10.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Wait before the first retry; doubled each time, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait between two attempts. A server that asks for more (Retry-After) is left for the next check.</summary>
    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>True lets unencrypted http through; only for a loopback or a laboratory (CSAF §7.1.3 asks for TLS).</summary>
    public bool AllowPlainHttp { get; init; }

    /// <summary>The caller's word on addresses, asked for every URL and every redirect; null allows all.</summary>
    public Func<Uri, bool>? AllowAddress { get; init; }

    /// <summary>How the client names itself.</summary>
    public string UserAgent { get; init; } = "Holdpoint/0.1 (CSAF client)";
}
