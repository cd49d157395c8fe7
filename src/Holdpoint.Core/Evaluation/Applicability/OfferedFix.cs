using System.Text.RegularExpressions;
using Holdpoint.Core.Versions;
using Holdpoint.Csaf.Model;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>One remediation; its words are read at most once.</summary>
internal sealed partial class OfferedFix(Remediation remediation)
{
    private IReadOnlyList<Fix>? targets;
    private bool? namesUpdate;

    internal string Category => remediation.Category;

    internal string? Url => remediation.Url;

    /// <summary>A fix for each version the words name as the one to update to.</summary>
    internal IReadOnlyList<Fix> Targets => targets ??= ReadTargets();

    /// <summary>True where the words speak of an update, whatever category they are filed under.</summary>
    internal bool NamesUpdate => namesUpdate ??= Update().IsMatch(remediation.Details);

    /// <summary>The remediation as a fix of a state, without version.</summary>
    internal Fix As(FixState state) => Of(state, null, false);

    private Fix[] ReadTargets()
    {
        var read = FixText.Read(remediation.Details);
        return [.. read.Versions.Select(version => Of(FixState.Available, version.Raw, read.OrLater))];
    }

    private Fix Of(FixState state, string? version, bool orLater) =>
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
        @"\b(updat|upgrad)(e|ing)\b[^.]{0,60}\bto\b|\bfixed version\b|\bversion [^ ]+ or (later|newer)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex Update();
}
