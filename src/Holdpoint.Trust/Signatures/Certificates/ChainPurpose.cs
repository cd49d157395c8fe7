using Holdpoint.Trust.Signatures.Cms;

namespace Holdpoint.Trust.Signatures.Certificates;

/// <summary>What a chain is asked to vouch for.</summary>
/// <param name="Word">"code", "timestamp" or "mail": the word that anchors use.</param>
/// <param name="Usages">One of these extended key usages must be there.</param>
/// <param name="MustBeNamed">False where a certificate without extended key usages is good enough.</param>
internal sealed record ChainPurpose(string Word, IReadOnlyList<string> Usages, bool MustBeNamed)
{
    public static readonly ChainPurpose Code = new("code", [Oids.CodeSigning], true);
    public static readonly ChainPurpose Timestamp = new("timestamp", [Oids.TimeStamping], true);

    /// <summary>Detached CMS as vendors make it with openssl: any usage that signs.</summary>
    public static readonly ChainPurpose Document = new(
        "code",
        [Oids.CodeSigning, Oids.EmailProtection, Oids.AnyUsage],
        false
    );
}
