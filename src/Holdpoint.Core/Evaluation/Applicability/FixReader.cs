using System.Text;
using System.Text.RegularExpressions;
using Holdpoint.Core.Versions;
using Holdpoint.Csaf.Model;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>Reads what remediations offer.</summary>
internal static partial class FixReader
{
    // The categories from the most to the least a person can do with.
    private static readonly (string Category, FixState State)[] Categories =
    [
        ("vendor_fix", FixState.Available),
        ("optional_patch", FixState.Available),
        ("no_fix_planned", FixState.NoFixPlanned),
        ("none_available", FixState.NoneAvailable),
        ("fix_planned", FixState.NoneAvailable),
        ("workaround", FixState.MitigationOnly),
        ("mitigation", FixState.MitigationOnly),
    ];

    /// <summary>Equal for remediations that read as the same fix.</summary>
    internal static string Key(IReadOnlyList<Remediation>? remediations)
    {
        if (remediations is null)
            return "";
        var key = new StringBuilder();
        foreach (var remediation in remediations)
        {
            key.Append(remediation.Category)
                .Append('\u001F')
                .Append(remediation.Details)
                .Append('\u001F')
                .Append(remediation.Url)
                .Append('\u001F')
                .Append(remediation.RestartRequired?.Category)
                .Append('\u001E');
        }
        return key.ToString();
    }

    /// <summary>
    /// The fix that remediations offer, once for each version they name (release trains have one each); empty where
    /// there are no remediations.
    /// </summary>
    internal static IReadOnlyList<Fix> Read(IReadOnlyList<Remediation>? remediations)
    {
        if (remediations is null)
            return [];
        foreach (var (category, state) in Categories)
        {
            var offered = remediations.Where(remediation => remediation.Category == category).ToList();
            if (offered.Count == 0)
                continue;
            if (state == FixState.Available)
                return Available(offered);
            // Some advisories file the update under mitigation; their words count.
            var updates = offered.FindAll(one =>
                state == FixState.MitigationOnly && NamesUpdate().IsMatch(one.Details)
            );
            return updates.SelectMany(Targets).ToList() is { Count: > 0 } named
                ? named
                : [Of(state, offered[0], null, false)];
        }
        return [];
    }

    private static List<Fix> Available(List<Remediation> offered)
    {
        var named = offered.SelectMany(Targets).ToList();
        return named.Count > 0
            ? named
            : [Of(FixState.Available, offered.Find(one => one.Url is not null) ?? offered[0], null, false)];
    }

    private static IEnumerable<Fix> Targets(Remediation remediation)
    {
        var read = FixText.Read(remediation.Details);
        return read.Versions.Select(version =>
            Of(FixState.Available, remediation, version.Raw, read.OrLater)
        );
    }

    private static Fix Of(FixState state, Remediation remediation, string? version, bool orLater) =>
        new()
        {
            State = state,
            Version = version,
            OrLater = orLater,
            Url = remediation.Url,
            RestartRequired = remediation.RestartRequired?.Category,
            Text = remediation.Details,
        };

    [GeneratedRegex(
        @"\b(updat|upgrad)(e|ing)\b|\bfixed version\b|\binstall\w*\b[^.]*\bversion\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex NamesUpdate();
}
