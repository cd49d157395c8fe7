namespace Holdpoint.Csaf.Provider;

/// <summary>What a reader of outside data gives back: a value as far as it could be read, and what was odd.</summary>
/// <typeparam name="T">What was read.</typeparam>
/// <param name="Value">Null when nothing useful could be read.</param>
/// <param name="Problems">In the order they were met, bounded by <see cref="ProviderLimits.ProblemsKept"/>.</param>
public sealed record Read<T>(T? Value, IReadOnlyList<ProviderProblem> Problems)
    where T : class;
