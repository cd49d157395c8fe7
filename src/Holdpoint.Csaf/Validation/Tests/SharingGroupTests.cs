namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>Sharing groups and TLP (6.1.38 to 6.1.41, 6.2.10, 6.2.28 to 6.2.30).</summary>
internal static class SharingGroupTests
{
    private const string MaxUuid = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    private const string NilUuid = "00000000-0000-0000-0000-000000000000";

    /// <summary>The names that 3.2.2.5.1 reserves for the two special ids.</summary>
    private static readonly (string Id, string Name)[] Reserved =
    [
        (MaxUuid, "Public"),
        (NilUuid, "No sharing allowed"),
    ];

    public static void MaxUuidNotClear(Subject subject, Report report)
    {
        if (Group(subject)["id"].Text == MaxUuid && !subject.IsClear)
            report.Fail(
                subject.Document["distribution"]["tlp"]["label"],
                "A document for everyone must be TLP:CLEAR."
            );
    }

    public static void ClearWithoutMaxUuid(Subject subject, Report report)
    {
        var id = Group(subject)["id"];
        if (
            subject.IsClear
            && id.Text is { } text
            && text != MaxUuid
            && !(text == NilUuid && subject.Status == "draft")
        )
            report.Fail(id, "A TLP:CLEAR document can only be shared with everyone.");
    }

    public static void ReservedName(Subject subject, Report report)
    {
        var group = Group(subject);
        foreach (var (id, name) in Reserved)
        {
            if (group["name"].Text == name && group["id"].Text != id)
                report.Fail(group["name"], $"The name {name} belongs to the id {id}.");
        }
    }

    public static void MissingName(Subject subject, Report report)
    {
        var group = Group(subject);
        foreach (var (id, name) in Reserved)
        {
            if (group["id"].Text == id && group["name"].Text != name)
                report.Fail(
                    group["name"].Exists ? group["name"] : group,
                    $"The group {id} must have the name {name}."
                );
        }
    }

    public static void MissingTlp(Subject subject, Report report)
    {
        if (!subject.Document["distribution"]["tlp"]["label"].Exists)
            report.Fail(subject.Document, "The document has no TLP label.");
    }

    public static void UsesMaxUuid(Subject subject, Report report) => Uses(subject, report, MaxUuid);

    public static void UsesNilUuid(Subject subject, Report report) => Uses(subject, report, NilUuid);

    public static void GroupOnClear(Subject subject, Report report)
    {
        if (subject.IsClear && Group(subject).Exists)
            report.Fail(Group(subject), "A TLP:CLEAR document needs no sharing group.");
    }

    private static Node Group(Subject subject) => subject.Document["distribution"]["sharing_group"];

    private static void Uses(Subject subject, Report report, string id)
    {
        if (Group(subject)["id"].Text == id)
            report.Fail(Group(subject)["id"], $"The sharing group has the special id {id}.");
    }
}
