namespace Holdpoint.Csaf.Provider;

/// <summary>Traffic Light Protocol labels in rising confidentiality; TLP 1.0 WHITE is TLP 2.0 CLEAR.</summary>
public enum TlpLabel
{
    /// <summary>No label, or one that is not known (a ROLIE feed may say UNLABELED).</summary>
    Unlabeled,

    /// <summary>CLEAR, before 2022 WHITE: no limit on sharing.</summary>
    Clear,

    /// <summary>GREEN: the community.</summary>
    Green,

    /// <summary>AMBER: the organisation and its clients.</summary>
    Amber,

    /// <summary>AMBER+STRICT: the organisation only.</summary>
    AmberStrict,

    /// <summary>RED: named persons only.</summary>
    Red,
}
