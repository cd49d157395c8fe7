namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>Where things lie on a deliverable; docs/deliverable.md shows the tree.</summary>
public static class DeliverableLayout
{
    /// <summary>The signed manifest: a DSSE envelope around an in-toto statement.</summary>
    public const string Manifest = "media.dsse.json";

    /// <summary>Which file lies on which medium, where there are several; the same on all of them.</summary>
    public const string Map = "MEDIA";

    /// <summary>What applies to the site's assets, as a CSAF document of the profile VEX.</summary>
    public const string Vex = "applicability.vex.json";

    /// <summary>The same as a table.</summary>
    public const string Applicability = "applicability.csv";

    /// <summary>What is new against what the site confirmed.</summary>
    public const string Notes = "RELEASE-NOTES.txt";

    /// <summary>A text for each case, for those who install.</summary>
    public const string Instructions = "instructions";

    /// <summary>The metadata of the catalogue of approved patches.</summary>
    public const string Catalogue = "image/metadata";

    /// <summary>The metadata of the site's director: what each asset gets.</summary>
    public const string Director = "director/metadata";

    /// <summary>The files themselves.</summary>
    public const string Targets = "targets";

    /// <summary>Block digests of the files, so that a bad block has a number.</summary>
    public const string Blocks = "blocks";

    /// <summary>Attestations on the files.</summary>
    public const string Evidence = "evidence";

    /// <summary>The log's checkpoint, tiles and proofs.</summary>
    public const string Log = "log";

    /// <summary>The site's own checkpoint with headquarters' cosignature, where one came back before.</summary>
    public const string CosignedSite = "log/site-checkpoint";

    /// <summary>The greatest length of the readable part of a target's name, in characters.</summary>
    public const int LongestTargetName = 29;

    /// <summary>The path of a target, by its SHA-256 and a name fit for the medium.</summary>
    public static string Target(string sha256, string name)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        return $"{Targets}/{sha256[..2]}/{sha256}.{sha256[..8]}.{MediumName.Of(name, LongestTargetName)}";
    }

    /// <summary>
    /// The path that the repositories know a target by: a TUF client puts the digest before the file name again
    /// (consistent snapshots, TUF 1.0.34, clause 5.7.3), so any of them finds the files on a medium. The beginning of the
    /// digest keeps two files of one name apart.
    /// </summary>
    public static string TargetOf(ListedFile part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return $"{part.Sha256[..2]}/{part.Path.Split('/')[^1][(part.Sha256.Length + 1)..]}";
    }

    /// <summary>Where a target of the repositories lies on a medium.</summary>
    public static string PlaceOf(string target, string sha256)
    {
        ArgumentNullException.ThrowIfNull(target);
        var slash = target.LastIndexOf('/') + 1;
        return $"{Targets}/{target[..slash]}{sha256}.{target[slash..]}";
    }

    /// <summary>The path of the block digests of a file with this SHA-256.</summary>
    public static string BlocksOf(string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        return $"{Blocks}/{sha256[..2]}/{sha256}";
    }
}
