using System.Text;
using System.Text.RegularExpressions;
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

    /// <summary>The fix that remediations offer; null where there is none of them.</summary>
    internal static Fix? Read(IReadOnlyList<Remediation>? remediations)
    {
        if (remediations is null)
            return null;
        foreach (var (category, state) in Categories)
        {
            var offered = remediations.Where(remediation => remediation.Category == category).ToList();
            if (offered.Count > 0)
                return state == FixState.Available ? Available(offered) : Of(state, offered[0], null, false);
        }
        return null;
    }

    private static Fix Available(List<Remediation> offered)
    {
        foreach (var remediation in offered)
        {
            if (VersionIn(remediation.Details) is { } version)
                return Of(FixState.Available, remediation, version.Version, version.OrLater);
        }
        return Of(FixState.Available, offered.Find(one => one.Url is not null) ?? offered[0], null, false);
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

    private static (string Version, bool OrLater)? VersionIn(string details)
    {
        var match = Target().Match(details.Length > 4000 ? details[..4000] : details);
        if (!match.Success)
            return null;
        var after = details.AsSpan(match.Index + match.Length);
        return (match.Groups["version"].Value, Later().IsMatch(after[..Math.Min(60, after.Length)]));
    }

    [GeneratedRegex(
        @"\b(update|upgrade|updat(ed|ing)|upgrad(ed|ing)|install|fixed in|firmware|version)\b[^.\n]{0,60}?\b(?<version>[vV]?\d+(\.\d+)+([A-Za-z]\b)?(\s+(SP|Update|Upd|HF|Hotfix|Patch|Build)\s?\d+)*|[vV]\d+(\s+(SP|Update|Upd|HF|Hotfix|Patch|Build)\s?\d+)*)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Target();

    [GeneratedRegex(
        @"^\W*(or|and)\s+(any\s+)?(later|newer|above|higher|greater|subsequent)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Later();
}
