namespace Holdpoint.Trust.Tuf;

/// <summary>Why metadata or a target is not trusted.</summary>
/// <param name="Code">Stable identifier, one of <see cref="RefusalCode"/>.</param>
/// <param name="Role">The role whose file it is about, for example "snapshot".</param>
/// <param name="File">The file, as it is named in the repository.</param>
/// <param name="Clause">The clause of TUF 1.0.34 that refuses it.</param>
/// <param name="Text">What is wrong, in one sentence.</param>
/// <param name="Advice">What a person can try, as it reads after "try".</param>
public sealed record TufRefusal(
    string Code,
    string Role,
    string File,
    string Clause,
    string Text,
    string Advice
)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}: {Text} (TUF {Clause})";
}

/// <summary>A value, or the refusal in its place: exactly one of the two.</summary>
public readonly record struct Judged<T>(T? Value, TufRefusal? Refusal)
    where T : class
{
    /// <summary>A value.</summary>
    public static implicit operator Judged<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Judged<T>(TufRefusal refusal) => new(null, refusal);
}
