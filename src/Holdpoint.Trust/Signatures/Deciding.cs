namespace Holdpoint.Trust.Signatures;

/// <summary>How rules become a verdict on a signature, and signatures one on a file.</summary>
internal static class Deciding
{
    // A rule that fails because the thing is unknown, not because it is wrong.
    private static readonly string[] Unknown = ["algorithm", "unsupported"];

    public static SignatureEntry Decided(this SignatureEntry entry, RuleList rules)
    {
        var failure = rules.FirstFailure;
        return entry with
        {
            Rules = rules.Checks,
            Verdict =
                failure is null ? SignatureVerdict.Valid
                : Unknown.Contains(failure.Rule) ? SignatureVerdict.Unsupported
                : SignatureVerdict.Invalid,
            Code = failure?.Rule ?? "valid",
            Reason = failure?.Text ?? "Every rule holds.",
        };
    }

    /// <summary>
    /// One valid signature is enough, unless another one is broken: a weak or foreign one beside it is usual, a wrong one
    /// means that somebody changed something.
    /// </summary>
    public static SignatureReport Report(
        string format,
        IReadOnlyList<HashedContent> hashed,
        RuleList rules,
        IReadOnlyList<SignatureEntry> entries
    )
    {
        SignatureReport With(SignatureVerdict verdict, string code, string reason) =>
            new()
            {
                Format = format,
                Verdict = verdict,
                Code = code,
                Reason = reason,
                Hashed = hashed,
                Signatures = entries,
                Rules = rules.Checks,
            };
        if (rules.FirstFailure is { } failure)
        {
            var verdict = Unknown.Contains(failure.Rule)
                ? SignatureVerdict.Unsupported
                : SignatureVerdict.Invalid;
            return With(verdict, failure.Rule, failure.Text);
        }
        if (entries.Count == 0)
            return With(SignatureVerdict.Unsigned, "unsigned", "There is no signature.");
        var broken = entries.FirstOrDefault(one => one.IsBroken);
        var telling =
            broken
            ?? entries.FirstOrDefault(one => one.Verdict == SignatureVerdict.Valid)
            ?? entries.FirstOrDefault(one => one.Verdict == SignatureVerdict.Invalid)
            ?? entries[0];
        return With(telling.Verdict, telling.Code, telling.Reason);
    }
}
