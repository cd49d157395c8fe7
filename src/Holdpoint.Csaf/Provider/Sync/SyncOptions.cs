using Holdpoint.Csaf.Provider.Signatures;
using Holdpoint.Csaf.Provider.Transport;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>How a source is checked. The defaults suit a plant's data server.</summary>
public sealed record SyncOptions
{
    /// <summary>Documents fetched at the same time, 1 to 32.</summary>
    public int Parallelism { get; init; } = 6;

    /// <summary>The most confidential label that is taken.</summary>
    public TlpLabel TlpLimit { get; init; } = TlpLabel.Amber;

    /// <summary>True when the handler given by the caller authenticates itself, so that protected documents may come through it.</summary>
    public bool IsAuthenticated { get; init; }

    /// <summary>True: held documents are tried again now, whatever their next try.</summary>
    public bool RetryHeld { get; init; }

    /// <summary>True: every listed document is fetched and checked anew, also those the listing shows unchanged.</summary>
    public bool Thorough { get; init; }

    /// <summary>Asks for a signature: null (default) from providers that promise one, true always, false never.</summary>
    public bool? RequireSignature { get; init; }

    /// <summary>Keys the caller vouches for, besides those the provider names.</summary>
    public IReadOnlyList<OpenPgpKey> TrustedKeys { get; init; } = [];

    /// <summary>What signatures and keys must fulfil.</summary>
    public OpenPgpPolicy Policy { get; init; } = OpenPgpPolicy.Default;

    /// <summary>First wait before a held document is tried again; doubled with each attempt, with jitter of a quarter.</summary>
    public TimeSpan FirstHold { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Longest such wait.</summary>
    public TimeSpan LongestHold { get; init; } = TimeSpan.FromHours(24);

    /// <summary>After this time a listing is fetched whole even if the server calls it unmodified.</summary>
    public TimeSpan TrustUnmodifiedFor { get; init; } = TimeSpan.FromDays(7);

    /// <summary>So many fetches in a row that cannot reach the server end the check; the rest stays pending.</summary>
    public int GiveUpAfterUnreachable { get; init; } = 12;

    /// <summary>A listing that loses more than this share of its documents at once (and at least 20) is taken for broken: nothing is recorded as withdrawn.</summary>
    public double MassWithdrawalShare { get; init; } = 0.25;

    /// <summary>True after a person confirmed a mass withdrawal.</summary>
    public bool AcceptMassWithdrawal { get; init; }

    /// <summary>A further check of every document, such as a validator: null when it may pass, otherwise why not (held as unreadable). Called from several tasks at once.</summary>
    public Func<ReadOnlyMemory<byte>, string?>? Inspect { get; init; }

    /// <summary>How the network is used.</summary>
    public HttpTransportOptions Http { get; init; } = new();
}
