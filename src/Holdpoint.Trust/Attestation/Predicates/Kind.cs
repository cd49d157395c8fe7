namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>Whether a statement is of a kind.</summary>
internal static class Kind
{
    public static bool Is(Statement statement, string type, out string why)
    {
        ArgumentNullException.ThrowIfNull(statement);
        why =
            statement.PredicateType == type
                ? ""
                : $"The statement is a \"{statement.PredicateType}\", not a \"{type}\".";
        return why.Length == 0;
    }
}
