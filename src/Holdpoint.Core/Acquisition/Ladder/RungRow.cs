namespace Holdpoint.Core.Acquisition.Ladder;

/// <summary>What a rung proves when it is met.</summary>
/// <param name="Rung">Which.</param>
/// <param name="Name">Its name in commands and records.</param>
/// <param name="Words">Its name for people.</param>
/// <param name="Identity">True where it proves who the source is (CIP-010-4 R1.6.1).</param>
/// <param name="Integrity">True where it proves that the file is what the source made (CIP-010-4 R1.6.2).</param>
/// <param name="Persons">How many different persons must have said so; 0 where the program finds it out.</param>
public sealed record RungRow(
    Rung Rung,
    string Name,
    string Words,
    bool Identity,
    bool Integrity,
    int Persons
);
