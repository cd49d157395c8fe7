namespace Holdpoint.Trust.Signatures.Certificates;

/// <summary>Whether a certificate may be used for what it was used for.</summary>
internal static class SignerUsage
{
    public static bool Holds(Certificate signer, ChainPurpose purpose, RuleList rules)
    {
        var named = signer.Usages is { } usages && usages.Any(purpose.Usages.Contains);
        if (!named && (purpose.MustBeNamed || signer.Usages is not null))
            return rules.Fail(
                "usage",
                "The certificate is not meant for signing code.",
                signer.Facts.Subject
            );
        if (signer.KeyUsage is { } bits && !bits[0])
            return rules.Fail(
                "usage",
                "The certificate's key is not meant for signatures.",
                signer.Facts.Subject
            );
        return rules.Pass("usage", "The certificate is meant for this.", signer.Facts.Subject);
    }
}
