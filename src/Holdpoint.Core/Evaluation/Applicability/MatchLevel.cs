namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>How a statement's product and a configuration's are one, the weakest first.</summary>
public enum MatchLevel
{
    /// <summary>The names are alike: a person has to say whether they are one.</summary>
    Candidate,

    /// <summary>The product belongs to the family the statement names.</summary>
    Family,

    /// <summary>Vendor and product have one name when what people leave out is left out.</summary>
    FoldedName,

    /// <summary>Vendor and product have one name.</summary>
    Name,

    /// <summary>An identifier says so: order number, CPE, package URL, digest; or a person confirmed it.</summary>
    Identifier,
}
