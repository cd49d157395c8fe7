using System.Text.Json;

namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>Reads one SSVC object as CISA's vulnrichment writes it: options as a list of objects with one member each.</summary>
internal static class SsvcContent
{
    // Which words each option may have; anything else is told and left out, so that it counts as not stated.
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Exploitation"] = ["none", "poc", "active"],
        ["Automatable"] = ["yes", "no"],
        ["Technical Impact"] = ["partial", "total"],
    };

    public static SsvcStatement? Read(JsonElement ssvc, string cve, string at, DiagnosticList diagnostics)
    {
        if (ssvc.ValueKind != JsonValueKind.Object)
            return null;
        var stated = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var option in ssvc.Items("options").Take(FeedLimits.Items))
        {
            if (option.ValueKind != JsonValueKind.Object)
                continue;
            foreach (var member in option.EnumerateObject())
                ReadOption(member, stated, cve, at, diagnostics);
        }
        var timestamp = ssvc.Time("timestamp");
        if (timestamp is null)
            diagnostics.Add("ssvc.timestamp", at, $"{cve}: no readable timestamp.");
        return new()
        {
            Cve = cve,
            Exploitation = stated.GetValueOrDefault("Exploitation"),
            Automatable = stated.GetValueOrDefault("Automatable"),
            TechnicalImpact = stated.GetValueOrDefault("Technical Impact"),
            Timestamp = timestamp,
            Role = ssvc.Text("role"),
            Version = ssvc.Text("version"),
        };
    }

    private static void ReadOption(
        JsonProperty member,
        Dictionary<string, string> stated,
        string cve,
        string at,
        DiagnosticList diagnostics
    )
    {
        if (!Words.TryGetValue(member.Name, out var words))
            return;
        var word = member.Value.AsText()?.Trim().ToLowerInvariant();
        if (word is null || !words.Contains(word))
            diagnostics.Add("ssvc.value", at, $"{cve}: {member.Name} is none of {string.Join(", ", words)}.");
        else if (!stated.TryAdd(member.Name, word))
            diagnostics.Add("ssvc.twice", at, $"{cve}: {member.Name} is stated twice; the first stands.");
    }
}
