using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class TrackingReader
{
    private static readonly ObjectShape Shape = new([
        new("aliases", Presence.Optional),
        new("current_release_date", Presence.Required),
        new("generator", Presence.Optional),
        new("id", Presence.Required),
        new("initial_release_date", Presence.Required),
        new("revision_history", Presence.Required),
        new("status", Presence.Required),
        new("version", Presence.Required),
    ]);

    internal static Tracking? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        IReadOnlyList<string> aliases = [];
        CsafDate? currentReleaseDate = null;
        Generator? generator = null;
        string? id = null;
        CsafDate? initialReleaseDate = null;
        IReadOnlyList<Revision> revisionHistory = [];
        string? status = null;
        string? version = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "aliases":
                    aliases = json.Texts(null, unique: true);
                    break;
                case "current_release_date":
                    currentReleaseDate = json.Date();
                    break;
                case "generator":
                    generator = GeneratorReader.Read(ref json);
                    break;
                case "id":
                    id = json.Text(StringRule.TrackingId);
                    break;
                case "initial_release_date":
                    initialReleaseDate = json.Date();
                    break;
                case "revision_history":
                    revisionHistory = json.List(RevisionReader.Read);
                    break;
                case "status":
                    status = json.Word(Vocabulary.TrackingStatuses);
                    break;
                case "version":
                    version = json.Text(StringRule.Version);
                    break;
            }
        }
        return new Tracking
        {
            Aliases = aliases,
            CurrentReleaseDate = currentReleaseDate,
            Generator = generator,
            Id = id ?? "",
            InitialReleaseDate = initialReleaseDate,
            RevisionHistory = revisionHistory,
            Status = status ?? "",
            Version = version ?? "",
            Extensions = at.Extensions,
        };
    }
}
