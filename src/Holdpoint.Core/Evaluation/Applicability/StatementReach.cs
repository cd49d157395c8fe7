namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>
/// What leads from an advisory's statements to the configurations they may speak of. A configuration that shares no key and
/// whose number texts begin with no prefix is not spoken of; one that does still has to be held against them.
/// </summary>
/// <param name="Keys">Keys, as <see cref="Matcher.ReachOf(Inventory.Configuration)"/> gives them for configurations.</param>
/// <param name="Prefixes">Beginnings of such keys: of what patterns ("6ES7*") may fit.</param>
public sealed record StatementReach(IReadOnlySet<string> Keys, IReadOnlySet<string> Prefixes)
{
    // Before texts that patterns are held against; no key of an identity begins with it.
    private const string PatternText = "~";

    /// <summary>The reach of many statements.</summary>
    public static StatementReach Of(IEnumerable<AdvisoryStatements> advisories)
    {
        ArgumentNullException.ThrowIfNull(advisories);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var prefixes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in advisories.SelectMany(advisory => advisory.Statements))
        {
            keys.UnionWith(IdentityKeys.Of(statement.Identity));
            foreach (var pattern in statement.Identity.Patterns)
                prefixes.Add(PatternText + pattern.Literal);
        }
        return new(keys, prefixes);
    }

    internal static IReadOnlySet<string> KeysOf(AssetIdentity identity, IEnumerable<string> keys)
    {
        var all = new HashSet<string>(keys, StringComparer.Ordinal);
        foreach (var text in AdvisoryIndex.PatternTexts(identity))
            all.Add(PatternText + text);
        return all;
    }
}
