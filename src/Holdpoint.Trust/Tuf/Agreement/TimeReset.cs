using Holdpoint.Trust.Json;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Trust.Tuf.Agreement;

/// <summary>
/// Sets a time floor that was raised wrongly: a document that enough of the root's keys signed, for one site, that
/// counts once. The only thing that lowers a floor.
/// </summary>
public static class TimeReset
{
    private const string Type = "time-reset";
    private static readonly JsonLimits Limits = new(Bytes: 64 * 1024);

    /// <summary>The draft to be signed by the root's keys.</summary>
    /// <param name="site">The one site it is for.</param>
    /// <param name="version">Higher than that of every reset before, at this site.</param>
    /// <param name="floor">The new floor.</param>
    /// <param name="reason">Why, for the record.</param>
    public static MetadataDraft Draft(string site, long version, DateTimeOffset floor, string reason) =>
        new(
            Type,
            JsonObject.Of(
                ("_type", Type),
                ("floor", SignedJson.Moment(floor)),
                ("reason", reason),
                ("site", site),
                ("spec_version", SignedJson.SpecVersion),
                ("version", version)
            )
        );

    /// <summary>The floor after the reset, or why the reset is not one.</summary>
    public static Judged<TimeFloor> Apply(
        TimeFloor floor,
        ReadOnlyMemory<byte> file,
        RootMetadata root,
        string site
    )
    {
        var json = JsonReader.ReadObject(file.Span, Limits, out var damaged);
        if (json is null)
            return Refuse(RefusalCode.Malformed, damaged!.ToString());
        var fault = new FirstFault();
        var outer = new Fields(json, "$", fault);
        var signed = outer.Object("signed");
        var signatures = MetadataReader.SignaturesOf(outer, TufLimits.Usual);
        var (type, at) = (signed.Text("_type"), signed.Text("site"));
        var (version, moment) = (signed.Integer("version", 1), signed.Moment("floor"));
        if (fault.Text is not null || type != Type)
            return Refuse(RefusalCode.Malformed, fault.Text ?? $"$.signed._type: \"{Type}\" is due here");
        var unsigned = Thresholds.Check(
            new(file, signed.Json, signatures),
            root.Keys,
            root.Roles[Role.Root],
            Role.Root,
            Type + ".json",
            "6.1",
            $"root {root.Version}"
        );
        if (unsigned is not null)
            return unsigned;
        if (at != site)
            return Refuse(RefusalCode.OtherSite, $"It is for the site {at}; this is {site}.");
        return version > floor.ResetVersion
            ? new TimeFloor(moment, version)
            : Refuse(
                RefusalCode.Rollback,
                $"Reset {floor.ResetVersion} was applied already; this is {version}."
            );
    }

    private static TufRefusal Refuse(string code, string text) =>
        new(
            code,
            Role.Root,
            Type + ".json",
            "6.1",
            text,
            "a reset that the root's key holders signed for this site"
        );
}
