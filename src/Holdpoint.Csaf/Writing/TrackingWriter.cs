using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Writing;

/// <summary>Writes identity, dates and revisions.</summary>
internal static class TrackingWriter
{
    internal static void Tracking(JsonOutput json, Tracking value)
    {
        json.Start(value);
        json.Texts("aliases", value.Aliases);
        json.Date("current_release_date", value.CurrentReleaseDate);
        json.Object("generator", value.Generator, Generator);
        json.Text("id", value.Id);
        json.Date("initial_release_date", value.InitialReleaseDate);
        json.List("revision_history", value.RevisionHistory, Revision);
        json.Text("status", value.Status);
        json.Text("version", value.Version);
        json.End();
    }

    internal static void Generator(JsonOutput json, Generator value)
    {
        json.Start(value);
        json.Date("date", value.Date);
        json.Object("engine", value.Engine, GeneratorEngine);
        json.End();
    }

    internal static void GeneratorEngine(JsonOutput json, GeneratorEngine value)
    {
        json.Start(value);
        json.Text("name", value.Name);
        json.Text("version", value.Version);
        json.End();
    }

    internal static void Revision(JsonOutput json, Revision value)
    {
        json.Start(value);
        json.Date("date", value.Date);
        json.Text("legacy_version", value.LegacyVersion);
        json.Text("number", value.Number);
        json.Text("summary", value.Summary);
        json.End();
    }
}
